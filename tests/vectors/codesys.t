# SPDX-License-Identifier: Apache-2.0
# CODESYS V3, from public descriptions: block header (TCP), datagram header, addresses and padding, then channel and service.
protocol codesys

case "a channel opens, is used, closes"
> 000117e8 1c000000  c57340400011 010203040000  c300010000000000
expect session request housekeeping label="open, close or ask for channel" length=28 service=channel channel_command=open data=010000000000
< 000117e8 1c000000  c57340400011 010203040000  8300010000000000
expect session answer housekeeping label="open, close or ask for channel" length=28 service=channel channel_command=open-answer data=010000000000
> 000117e8 40000000  c57340400011 010203040000  01810700010000000000000018000000cdab000055cd10000100010011000000040000000000000001020304
expect identify request label="identify target" T0888 length=64 service=channel channel_command=block channel=7 block=1 function=device-get-target-ident session=17 size=4 data=01020304
< 000117e8 40000000  c57340400011 010203040000  01810700010000000000000018000000cdab000055cd10008100010011000000040000000000000001020304
expect identify answer label="identify target" T0888 length=64 service=channel channel_command=block channel=7 block=1 function=device-get-target-ident session=17 size=4 data=01020304
> 000117e8 1c000000  c57340400011 010203040000  0200070001000000
expect session request housekeeping label="keep channel" length=28 service=channel channel_command=ack data=070001000000
< 000117e8 1c000000  c57340400011 010203040000  0300070001000000
expect session answer housekeeping label="keep channel" length=28 service=channel channel_command=keep-alive data=070001000000
> 000117e8 2c000000  c57340400011 010203040000  010107000200000000000000040000000100000001020304
expect session request housekeeping label="continuation of a service" length=44 service=channel channel_command=block channel=7 block=2 data=01020304
> 000117e8 18000000  c57340400011 010203040000  c4000100
expect session request housekeeping label="open, close or ask for channel" length=24 service=channel channel_command=close data=0100
< 000117e8 18000000  c57340400011 010203040000  84000100
expect session answer housekeeping label="open, close or ask for channel" length=24 service=channel channel_command=close-answer data=0100
> 000117e8 18000000  c57340400011 010203040000  c2000100
expect session request housekeeping label="open, close or ask for channel" length=24 service=channel channel_command=information data=0100
< 000117e8 18000000  c57340400011 010203040000  82000100
expect session answer housekeeping label="open, close or ask for channel" length=24 service=channel channel_command=information-answer data=0100

case "every function"
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000100110000000000000000000000
expect identify request label="identify target" T0888 length=60 service=channel channel_command=block channel=7 block=1 function=device-get-target-ident session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000200110000000000000000000000
expect session request housekeeping label="log in to device" length=60 service=channel channel_command=block channel=7 block=1 function=device-login session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000300110000000000000000000000
expect session request housekeeping label="log out of device" length=60 service=channel channel_command=block channel=7 block=1 function=device-logout session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000400110000000000000000000000
expect run request changes=yes label="reset device to its origin" T0809 length=60 service=channel channel_command=block channel=7 block=1 function=device-reset-origin session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000500110000000000000000000000
expect session request housekeeping label="echo" length=60 service=channel channel_command=block channel=7 block=1 function=device-echo session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000600110000000000000000000000
expect run request changes=yes label="set operating mode" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=device-set-operating-mode session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000700110000000000000000000000
expect read request label="read operating mode" T0868 length=60 service=channel channel_command=block channel=7 block=1 function=device-get-operating-mode session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000800110000000000000000000000
expect session request housekeeping label="log in to device" length=60 service=channel channel_command=block channel=7 block=1 function=device-interactive-login session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000900110000000000000000000000
expect config request changes=yes label="rename node" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=device-rename-node session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000a00110000000000000000000000
expect session request housekeeping label="create session" length=60 service=channel channel_command=block channel=7 block=1 function=device-session-create session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100001000b00110000000000000000000000
expect read request label="read reset settings" T0801 length=60 service=channel channel_command=block channel=7 block=1 function=device-reset-origin-get-config session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000100110000000000000000000000
expect session request housekeeping label="log in to application" length=60 service=channel channel_command=block channel=7 block=1 function=app-login session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000200110000000000000000000000
expect session request housekeeping label="log out of application" length=60 service=channel channel_command=block channel=7 block=1 function=app-logout session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000300110000000000000000000000
expect program request changes=yes label="create application" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-create session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000400110000000000000000000000
expect program request changes=yes label="delete application" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-delete session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000500110000000000000000000000
expect program request changes=yes label="download application" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-download session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000600110000000000000000000000
expect program request changes=yes label="change application online" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-online-change session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000700110000000000000000000000
expect program request changes=yes label="download device" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-device-download session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002000800110000000000000000000000
expect program request changes=yes label="create device application" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-create-device-app session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001000110000000000000000000000
expect run request changes=yes label="start application" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=app-start session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001100110000000000000000000000
expect run request changes=yes label="stop application" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=app-stop session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001200110000000000000000000000
expect run request changes=yes label="reset application" T0816 length=60 service=channel channel_command=block channel=7 block=1 function=app-reset session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001300110000000000000000000000
expect program request changes=yes label="set breakpoint" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=app-set-breakpoint session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001400110000000000000000000000
expect read request label="read application status" T0868 length=60 service=channel channel_command=block channel=7 block=1 function=app-read-status session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001500110000000000000000000000
expect program request changes=yes label="delete breakpoint" length=60 service=channel channel_command=block channel=7 block=1 function=app-delete-breakpoint session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001600110000000000000000000000
expect diagnose request label="read call stack" length=60 service=channel channel_command=block channel=7 block=1 function=app-read-call-stack session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001700110000000000000000000000
expect read request label="read area offset" length=60 service=channel channel_command=block channel=7 block=1 function=app-get-area-offset session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001800110000000000000000000000
expect read request label="list applications" T0861 length=60 service=channel channel_command=block channel=7 block=1 function=app-read-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002001900110000000000000000000000
expect run request changes=yes label="set next statement" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=app-set-next-statement session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002000110000000000000000000000
expect control request changes=yes label="release forced values" T0855 length=60 service=channel channel_command=block channel=7 block=1 function=app-release-force-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002100110000000000000000000000
expect read request label="read forced values" T0801 length=60 service=channel channel_command=block channel=7 block=1 function=app-upload-force-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002200110000000000000000000000
expect run request changes=yes label="run single cycle" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=app-single-cycle session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002300110000000000000000000000
expect program request changes=yes label="create boot project" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-create-boot-project session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002400110000000000000000000000
expect run request changes=yes label="initialise application again" T0816 length=60 service=channel channel_command=block channel=7 block=1 function=app-reinitialise session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002500110000000000000000000000
expect read request label="read application states" T0868 length=60 service=channel channel_command=block channel=7 block=1 function=app-read-state-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002600110000000000000000000000
expect program request changes=yes label="load boot application" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-load-boot session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002700110000000000000000000000
expect program request changes=yes label="register boot application" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-register-boot session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002800110000000000000000000000
expect diagnose request label="check files" length=60 service=channel channel_command=block channel=7 block=1 function=app-check-file-consistency session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002002900110000000000000000000000
expect identify request label="read application information" T0888 length=60 service=channel channel_command=block channel=7 block=1 function=app-read-info session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003000110000000000000000000000
expect program request changes=yes label="download application, compact" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-download-compact session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003100110000000000000000000000
expect identify request label="read project information" T0888 length=60 service=channel channel_command=block channel=7 block=1 function=app-read-project-info session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003200110000000000000000000000
expect diagnose request changes=yes label="define flow control" length=60 service=channel channel_command=block channel=7 block=1 function=app-define-flow session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003300110000000000000000000000
expect diagnose request label="read flow values" length=60 service=channel channel_command=block channel=7 block=1 function=app-read-flow-values session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003400110000000000000000000000
expect program request changes=yes label="download application, encrypted" T0843 length=60 service=channel channel_command=block channel=7 block=1 function=app-download-encrypted session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003500110000000000000000000000
expect read request label="read application content" T0845 length=60 service=channel channel_command=block channel=7 block=1 function=app-read-content session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003600110000000000000000000000
expect file request changes=yes label="save retained values" length=60 service=channel channel_command=block channel=7 block=1 function=app-save-retains session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003700110000000000000000000000
expect write request changes=yes label="restore retained values" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=app-restore-retains session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100002003800110000000000000000000000
expect read request label="read area address" length=60 service=channel channel_command=block channel=7 block=1 function=app-get-area-address session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100005000100110000000000000000000000
expect diagnose request label="read log" length=60 service=channel channel_command=block channel=7 block=1 function=log-get-entries session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100005000200110000000000000000000000
expect diagnose request label="read names of logging components" length=60 service=channel channel_command=block channel=7 block=1 function=log-get-components session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100005000300110000000000000000000000
expect diagnose request label="list logs" length=60 service=channel channel_command=block channel=7 block=1 function=log-get-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000100110000000000000000000000
expect file request label="read file information" length=60 service=channel channel_command=block channel=7 block=1 function=file-get-info session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000200110000000000000000000000
expect file request changes=yes transfer=open label="start file download" T0867 length=60 service=channel channel_command=block channel=7 block=1 function=file-start-download session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000300110000000000000000000000
expect file request changes=yes transfer=open label="restart file download" T0867 length=60 service=channel channel_command=block channel=7 block=1 function=file-restart-download session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000400110000000000000000000000
expect file request changes=yes transfer=data label="download file" T0867 length=60 service=channel channel_command=block channel=7 block=1 function=file-download session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000500110000000000000000000000
expect file request transfer=open label="start file upload" T0811 length=60 service=channel channel_command=block channel=7 block=1 function=file-start-upload session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000600110000000000000000000000
expect file request transfer=open label="restart file upload" T0811 length=60 service=channel channel_command=block channel=7 block=1 function=file-restart-upload session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000700110000000000000000000000
expect file request transfer=data label="upload file" T0811 length=60 service=channel channel_command=block channel=7 block=1 function=file-upload session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000800110000000000000000000000
expect file request transfer=close label="end file transfer" length=60 service=channel channel_command=block channel=7 block=1 function=file-end session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000900110000000000000000000000
expect file request transfer=close label="cancel file transfer" length=60 service=channel channel_command=block channel=7 block=1 function=file-cancel session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000c00110000000000000000000000
expect file request label="list directory" length=60 service=channel channel_command=block channel=7 block=1 function=file-get-directory session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000e00110000000000000000000000
expect file request changes=yes label="delete file" T0809 length=60 service=channel channel_command=block channel=7 block=1 function=file-delete session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008000f00110000000000000000000000
expect file request changes=yes label="rename file" length=60 service=channel channel_command=block channel=7 block=1 function=file-rename session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008001000110000000000000000000000
expect file request changes=yes label="create directory" length=60 service=channel channel_command=block channel=7 block=1 function=file-create-directory session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008001100110000000000000000000000
expect file request changes=yes label="delete directory" T0809 length=60 service=channel channel_command=block channel=7 block=1 function=file-delete-directory session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100008001200110000000000000000000000
expect file request changes=yes label="rename directory" length=60 service=channel channel_command=block channel=7 block=1 function=file-rename-directory session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000100110000000000000000000000
expect read request label="register list of variables" T0801 length=60 service=channel channel_command=block channel=7 block=1 function=variables-register-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000200110000000000000000000000
expect read request label="unregister list of variables" length=60 service=channel channel_command=block channel=7 block=1 function=variables-unregister-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000300110000000000000000000000
expect read request label="read list of variables" T0801 length=60 service=channel channel_command=block channel=7 block=1 function=variables-read-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000400110000000000000000000000
expect write request changes=yes label="write list of variables" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=variables-write-list session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000500110000000000000000000000
expect read request label="read variables" T0801 length=60 service=channel channel_command=block channel=7 block=1 function=variables-read session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000600110000000000000000000000
expect write request changes=yes label="write variables" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=variables-write session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000700110000000000000000000000
expect read request label="browse root" T0861 length=60 service=channel channel_command=block channel=7 block=1 function=variables-get-root session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000800110000000000000000000000
expect read request label="browse children" T0861 length=60 service=channel channel_command=block channel=7 block=1 function=variables-get-children session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000900110000000000000000000000
expect read request label="read types" T0861 length=60 service=channel channel_command=block channel=7 block=1 function=variables-get-types session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100009000a00110000000000000000000000
expect read request label="read addresses" T0861 length=60 service=channel channel_command=block channel=7 block=1 function=variables-get-address session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd10001b000100110000000000000000000000
expect read request label="monitor" T0801 length=60 service=channel channel_command=block channel=7 block=1 function=monitor-read session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd10001b000200110000000000000000000000
expect write request changes=yes label="write monitored values" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=monitor-write session=17 size=0

case "components without a list of commands"
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100011000100110000000000000000000000
expect other request changes=unknown label="shell command" T0807 length=60 service=channel channel_command=block channel=7 block=1 function=4353 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100012000100110000000000000000000000
expect program request changes=yes label="breakpoint command" T0858 length=60 service=channel channel_command=block channel=7 block=1 function=4609 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100013000100110000000000000000000000
expect control request changes=yes label="force values" T0855 length=60 service=channel channel_command=block channel=7 block=1 function=4865 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd10000c000100110000000000000000000000
expect config request changes=unknown label="user management" T0892 length=60 service=channel channel_command=block channel=7 block=1 function=3073 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100006000100110000000000000000000000
expect config request changes=unknown label="settings" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=1537 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100007000100110000000000000000000000
expect config request changes=unknown label="network settings" T0836 length=60 service=channel channel_command=block channel=7 block=1 function=1793 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd10000b000100110000000000000000000000
expect other request changes=unknown label="fieldbus command" length=60 service=channel channel_command=block channel=7 block=1 function=2817 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd10000f000100110000000000000000000000
expect diagnose request changes=unknown label="trace command" length=60 service=channel channel_command=block channel=7 block=1 function=3841 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100003000100110000000000000000000000
expect read request changes=unknown label="monitoring command" length=60 service=channel channel_command=block channel=7 block=1 function=769 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100004000100110000000000000000000000
expect other request changes=unknown label="visualisation command" length=60 service=channel channel_command=block channel=7 block=1 function=1025 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100018000100110000000000000000000000
expect other request changes=unknown label="alarm command" length=60 service=channel channel_command=block channel=7 block=1 function=6145 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd10001f000100110000000000000000000000
expect diagnose request changes=unknown label="core dump command" length=60 service=channel channel_command=block channel=7 block=1 function=7937 session=17 size=0
> 000117e8 3c000000  c57340400011 010203040000  01810700010000000000000014000000cdab000055cd100022000100110000000000000000000000
expect config request changes=unknown label="certificate command" length=60 service=channel channel_command=block channel=7 block=1 function=8705 session=17 size=0

case "names and addresses over UDP"
transport udp
ports 1742 1740
> c57340030011 010203040000  01020304
expect identify request label="find nodes" T0846 service=name-service data=01020304
< c57340040011 010203040000  01020304
expect identify answer label="find nodes" T0846 service=name-answer data=01020304
> c57340010011 010203040000  0102
expect session request housekeeping label="find addresses" service=address-notification data=0102
< c57340020011 010203040000  0102
expect session answer housekeeping label="find addresses" service=address-answer data=0102
> c4 01 02
expect foreign

case "unknown datagram, channel command, function; lengths"
> 000117e8 16000000  c57340090011 010203040000  0102
expect other request changes=unknown label="unknown datagram" length=22 service=9 data=0102
expect flaw unknown_service
> 000117e8 18000000  c57340400011 010203040000  77000100
expect other request changes=unknown label="unknown datagram" length=24 service=channel channel_command=119 data=0100
expect flaw unknown_service
> 000117e8 40000000  c57340400011 010203040000  01810700010000000000000018000000cdab000055cd10007f00010011000000040000000000000001020304
expect other request changes=unknown label="unknown function" length=64 service=channel channel_command=block channel=7 block=1 function=32513 session=17 size=4 data=01020304
expect flaw unknown_function
> 000117e8 40000000  c57340400011 010203040000  01810700010000000000000018000000cdab000055cd10000102010011000000040000000000000001020304
expect other request changes=unknown label="unknown function" length=64 service=channel channel_command=block channel=7 block=1 function=device-get-target-ident session=17 size=4 data=01020304
expect flaw unknown_function
> 000117e8 0a000000 c573
expect flaw truncated
expect flaw bad_length
> 000117e8 03000000
expect foreign

case "joined in the middle"
midstream
< 000117e8 40000000  c57340400011 010203040000  01810700010000000000000018000000cdab000055cd10000200110011000000040000000000000001020304
expect run request changes=yes label="stop application" T0858 length=64 service=channel channel_command=block channel=7 block=1 function=app-stop session=17 size=4 data=01020304
expect turned
