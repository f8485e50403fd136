// SPDX-License-Identifier: Apache-2.0
// Clients of the npm packages st-ethernet-ip and nodepccc: cip_stack.js logix|slc ADDRESS, for recordings, and
// cip_stack.js polls ADDRESS connected|unconnected N, for tests: N requests, each hundredth a write.
//
// A recording is what a panel does: it connects, asks who is there, reads and writes single tags, arrays and groups,
// and reads what is not there.  Answers that say no are part of it.
'use strict';
const [what, address, how, total] = process.argv.slice(2);

async function ask(name, work) {
	try {
		const got = await work();
		console.log(name, got === undefined ? 'yes' : got);
	} catch (no) {
		console.log(name, 'no:', no.message || JSON.stringify(no));
	}
}

async function logix(connected) {
	const { Controller, Tag, TagGroup } = require('st-ethernet-ip');
	const plc = new Controller(connected);
	await plc.connect(address, 0, false);
	await ask('identity', () => plc.readControllerProps());
	await ask('tags', () => plc.getControllerTagList(plc.state.tagList));
	const level = new Tag('Level'), setpoint = new Tag('Setpoint'), speed = new Tag('Speed');
	await ask('read Level', async () => { await plc.readTag(level); return level.value; });
	await ask('read Setpoint', async () => { await plc.readTag(setpoint); return setpoint.value; });
	setpoint.value = 75.25;
	await ask('write Setpoint', async () => { await plc.writeTag(setpoint); });
	const step = new Tag('Step', 'Main');
	await ask('read Step of program Main', async () => { await plc.readTag(step); return step.value; });
	const third = new Tag('Counts[3]');
	await ask('read Counts[3]', async () => { await plc.readTag(third); return third.value; });
	const group = new TagGroup();
	for (const tag of [level, setpoint, speed, third])
		group.add(tag);
	await ask('read group', async () => { await plc.readTagGroup(group); return speed.value; });
	speed.value = 1500;
	third.value = -5;
	await ask('write group', async () => { await plc.writeTagGroup(group); });
	await ask('read what is not there', async () => { await plc.readTag(new Tag('Nothing')); });
	await ask('disconnect', () => plc.disconnect());
}

async function polls(connected, total) {
	const { Controller, Tag } = require('st-ethernet-ip');
	const plc = new Controller(connected);
	plc.setMaxListeners(0);
	await plc.connect(address, 0, false);
	const level = new Tag('Level'), setpoint = new Tag('Setpoint');
	const count = { reads: 0, refused: 0, written: 0 };
	await plc.readTag(setpoint); // its type
	for (let i = 1; i <= total; i++) {
		if (i % 100) {
			await plc.readTag(level);
			count.reads++;
			continue;
		}
		setpoint.value = i;
		await plc.writeTag(setpoint).then(() => { count.written++; },
			(no) => { if (no.generalStatusCode !== 15) throw no; count.refused++; });
	}
	await plc.disconnect();
	console.log(JSON.stringify(count));
}

function slc() {
	const Pccc = require('nodepccc');
	const plc = new Pccc({ silent: true });
	const call = (work) => new Promise((done) => work((bad, values) => { console.log(bad, values || ''); done(); }));
	return new Promise((done) => plc.initiateConnection({ host: address, port: 44818 }, async (bad) => {
		if (bad)
			throw new Error(String(bad));
		plc.addItems(['N7:0', 'N7:4,6', 'F8:0,3', 'B3:1']);
		await call((f) => plc.readAllItems(f));
		await call((f) => plc.writeItems(['N7:2', 'F8:1'], [42, 62.5], f));
		await call((f) => plc.writeItems('B3:0/5', true, f));
		await call((f) => plc.readAllItems(f));
		plc.dropConnection(done);
	}));
}

(async () => {
	if (what === 'slc') {
		await slc();
	} else if (what === 'polls') {
		await polls(how === 'connected', Number(total));
	} else {
		await logix(true);
		await logix(false);
	}
	process.exit(0);
})();
