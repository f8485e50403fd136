/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: a sequence of packets through an engine, judged by a policy that has every kind of
 * line.  The whole input is records as packets.h reads them.
 */
#include "tests/fuzz/packets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char policy_text_[] =
	"version = 1; mode = \"enforce\";\n"
	"zones = ( { name = \"a\"; addresses = [ \"10.0.0.0/8\" ]; },\n"
	"  { name = \"b\"; addresses = [ \"192.168.0.0/16\" ]; } );\n"
	"conduits = ( { from = \"a\"; to = \"b\"; deny = ( \"any program|firmware|run\" );\n"
	"  allow = ( \"modbus read unit=1 address=0..99\",\n"
	"    { match = \"modbus write address=40..41 value=0..750\"; rate = \"10/s\"; step = 5; },\n"
	"    \"s7comm read area=db db=1,10..19\", \"iec104 control ioa=1000..1099\", \"dnp3 read\",\n"
	"    \"tcp port=22\" );\n"
	"  otherwise = \"refuse\"; },\n"
	"  { from = \"any-other\"; to = \"any-other\"; allow = ( \"any changes=no\" ); otherwise = \"alert\"; } );\n"
	"otherwise = \"drop\";\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct policy *policy;
	bool bad = false;

	if (!policy) {
		struct diags diags = { 0 };
		policy = policy_compile(policy_text_, sizeof policy_text_ - 1, "fuzz", &diags);
		diags_print(&diags, stderr);
		if (!policy)
			abort();
		diags_fini(&diags);
	}
	packets_run(policy, cur_over(data, size, &bad));
	return 0;
}
