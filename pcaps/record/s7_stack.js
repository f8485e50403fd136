// SPDX-License-Identifier: Apache-2.0
// Snap7 on both ends, by way of the npm package node-snap7: s7_stack.js server ADDRESS | client ADDRESS
//
// The client does one of everything that both ends can.
'use strict';
const snap7 = require('node-snap7');
const [role, address] = process.argv.slice(2);

function serve() {
	const server = new snap7.S7Server();
	const area = Buffer.alloc(256);
	for (let i = 0; i < area.length; i++)
		area[i] = i;
	server.SetResourceless(false);
	server.RegisterArea(server.srvAreaDB, 1, Buffer.from(area));
	server.RegisterArea(server.srvAreaDB, 2, Buffer.from(area));
	server.RegisterArea(server.srvAreaMK, Buffer.from(area));
	server.RegisterArea(server.srvAreaPE, Buffer.from(area));
	server.RegisterArea(server.srvAreaPA, Buffer.from(area));
	if (!server.StartTo(address))
		throw new Error(server.ErrorText(server.LastError()));
}

// Answers that say no are part of the recording.
function ask(client, name, ...rest) {
	const got = client[name](...rest);
	console.log(name, got === false ? client.ErrorText(client.LastError()) : 'yes');
}

function use() {
	const client = new snap7.S7Client();
	if (!client.ConnectTo(address, 0, 2))
		throw new Error(client.ErrorText(client.LastError()));
	ask(client, 'DBRead', 1, 0, 16);
	ask(client, 'DBWrite', 2, 4, 4, Buffer.from([0x40, 0x30, 0, 0]));
	ask(client, 'MBRead', 10, 4);
	ask(client, 'MBWrite', 10, 1, Buffer.from([1]));
	ask(client, 'EBRead', 0, 2);
	ask(client, 'ABRead', 0, 2);
	ask(client, 'ABWrite', 0, 1, Buffer.from([0x81]));
	ask(client, 'ReadArea', client.S7AreaMK, 0, 83, 1, client.S7WLBit);
	ask(client, 'ReadMultiVars', [
		{ Area: client.S7AreaDB, WordLen: client.S7WLByte, DBNumber: 1, Start: 0, Amount: 8 },
		{ Area: client.S7AreaMK, WordLen: client.S7WLByte, Start: 0, Amount: 4 },
		{ Area: client.S7AreaDB, WordLen: client.S7WLByte, DBNumber: 99, Start: 0, Amount: 4 }]);
	ask(client, 'WriteMultiVars', [
		{ Area: client.S7AreaDB, WordLen: client.S7WLByte, DBNumber: 1, Start: 8, Amount: 2, Data: Buffer.from([1, 2]) },
		{ Area: client.S7AreaMK, WordLen: client.S7WLByte, Start: 20, Amount: 1, Data: Buffer.from([7]) }]);
	ask(client, 'DBRead', 99, 0, 4);
	ask(client, 'GetCpuInfo');
	ask(client, 'GetCpInfo');
	ask(client, 'GetOrderCode');
	ask(client, 'ListBlocks');
	ask(client, 'GetAgBlockInfo', client.Block_DB, 1);
	ask(client, 'GetPlcDateTime');
	ask(client, 'SetPlcSystemDateTime');
	ask(client, 'GetProtection');
	ask(client, 'SetSessionPassword', 'secret');
	ask(client, 'ClearSessionPassword');
	ask(client, 'Upload', client.Block_DB, 1, 64);
	ask(client, 'PlcStatus');
	ask(client, 'PlcStop');
	ask(client, 'PlcHotStart');
	ask(client, 'PlcColdStart');
	ask(client, 'CopyRamToRom', 1000);
	ask(client, 'Compress', 1000);
	client.Disconnect();
}

({ server: serve, client: use })[role]();
