// SPDX-License-Identifier: Apache-2.0
// The npm package omron-fins as the client, and a controller of our own: fins_stack.js server ADDRESS | client ADDRESS
//
// The controller has words of D and CIO, a mode, a clock and a model; it answers over UDP and TCP and refuses the rest.
'use strict';
const dgram = require('dgram');
const net = require('net');
const [role, address] = process.argv.slice(2);
const PORT = 9600, AREAS = { 0x82: 0x4000, 0xb0: 0x1800 };
const memory = new Map(Object.entries(AREAS).map(([area, words]) => [Number(area), Buffer.alloc(2 * words)]));
let running = 4;

// The words that a command names, or undefined.
function words(body, at, count) {
	const area = memory.get(body[at]), first = 2 * body.readUInt16BE(at + 1);
	return area && first + 2 * count <= area.length ? area.subarray(first, first + 2 * count) : undefined;
}

// [end code, data] for a command and what follows it.
function execute(command, body) {
	switch (command) {
	case 0x0101: {
		const found = words(body, 0, body.readUInt16BE(4));
		return found ? [0, found] : [0x1103];
	}
	case 0x0102: {
		const found = words(body, 0, body.readUInt16BE(4));
		if (!found || found.length !== body.length - 6)
			return [found ? 0x1003 : 0x1103];
		body.copy(found, 0, 6);
		return [0];
	}
	case 0x0103: {
		const found = words(body, 0, body.readUInt16BE(4));
		return found ? (found.fill(body.subarray(6, 8)), [0]) : [0x1103];
	}
	case 0x0104: {
		const parts = [];
		for (let at = 0; at + 4 <= body.length; at += 4)
			parts.push(body.subarray(at, at + 1), words(body, at, 1) || Buffer.alloc(2));
		return [0, Buffer.concat(parts)];
	}
	case 0x0105: {
		const count = body.readUInt16BE(8), from = words(body, 0, count), to = words(body, 4, count);
		return from && to ? (from.copy(to), [0]) : [0x1103];
	}
	case 0x0401:
		running = body[2];
		return [0];
	case 0x0402:
		running = 0;
		return [0];
	case 0x0501:
		return [0, Buffer.concat([Buffer.from('CJ2M-CPU33'.padEnd(20) + '02.01'.padEnd(20)), Buffer.alloc(52)])];
	case 0x0601:
		return [0, Buffer.concat([Buffer.from([running ? 1 : 0, running]), Buffer.alloc(8), Buffer.alloc(16, ' ')])];
	case 0x0701:
		return [0, Buffer.from([0x25, 0x03, 0x07, 0x09, 0x30, 0x00, 0x05])];
	case 0x0702:
		return [0x2102];
	default:
		return [0x0401];
	}
}

function answer(frame) {
	const [code, data] = execute(frame.readUInt16BE(10), frame.subarray(12));
	const head = Buffer.from([0xc0, 0, 2, ...frame.subarray(6, 9), ...frame.subarray(3, 6), frame[9], frame[10], frame[11],
				  code >> 8, code & 255]);
	return Buffer.concat([head, data || Buffer.alloc(0)]);
}

function tcpFrame(command, body) {
	const head = Buffer.alloc(16);
	head.write('FINS');
	head.writeUInt32BE(8 + body.length, 4);
	head.writeUInt32BE(command, 8);
	return Buffer.concat([head, body]);
}

function serve() {
	const udp = dgram.createSocket('udp4');
	udp.on('message', (frame, from) => udp.send(answer(frame), from.port, from.address));
	udp.bind(PORT, address);
	net.createServer((socket) => {
		let pending = Buffer.alloc(0);
		socket.on('error', () => socket.destroy());
		socket.on('data', (data) => {
			pending = Buffer.concat([pending, data]);
			while (pending.length >= 8 && pending.length >= 8 + pending.readUInt32BE(4)) {
				const frame = pending.subarray(0, 8 + pending.readUInt32BE(4));
				pending = pending.subarray(frame.length);
				if (frame.readUInt32BE(8) === 0)
					socket.write(tcpFrame(1, Buffer.from([0, 0, 0, 5, 0, 0, 0, 80])));
				else
					socket.write(tcpFrame(2, answer(frame.subarray(16))));
			}
		});
	}).listen(PORT, address);
}

// One after the other: each waits for its answer, good or not.
function use(protocol) {
	const client = require('omron-fins').FinsClient(PORT, address, { protocol, timeout: 2000, SA1: 5, DA1: 80 });
	const ask = (name, ...rest) => new Promise((done) => client[name](...rest, (error, message) => {
		console.log(protocol, name, error ? String(error) : message.response.endCodeDescription || 'ok');
		done();
	}));
	return new Promise((done) => {
		client.on('error', (error) => console.log(protocol, String(error)));
		client.on('open', async () => {
			await new Promise(setImmediate); /* it is connected just after it says so */
			await ask('cpuUnitDataRead');
			await ask('status');
			await ask('read', 'D100', 10);
			await ask('write', 'D100', [1, 2, 3]);
			await ask('fill', 'D200', 625, 8);
			await ask('readMultiple', ['D100', 'D101', 'CIO50']);
			await ask('transfer', 'D100', 'D300', 3);
			await ask('write', 'CIO10', [0x8001]);
			await ask('read', 'D20000', 4);
			await ask('clockRead');
			await ask('clockWrite', { year: 25, month: 3, day: 7, hour: 9, minute: 30, second: 0, day_of_week: 5 });
			await ask('stop');
			await ask('run');
			client.disconnect();
			done();
		});
	});
}

if (role === 'server')
	serve();
else
	use('udp').then(() => use('tcp')).then(() => process.exit(0));
