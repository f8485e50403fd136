# SPDX-License-Identifier: Apache-2.0
# HTTP: every method, bodies of each kind, tunnels, HTTP/2 and what is wrong (RFC 9110, RFC 9112).
protocol http

case "get, with and without a query; the answer's body goes by its length"
> "GET /status HTTP/1.1\r\nHost: plc-7\r\nUser-Agent: curl/7.88.1\r\n\r\n"
expect read request label="get" method=get uri="/status" host="plc-7" version=11 user_agent="curl/7.88.1"
< "HTTP/1.1 200 OK\r\nServer: nginx/1.22\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"
expect identity product="nginx/1.22"
expect read answer label="answer" version=11 status=200 server="nginx/1.22" content_type="text/plain" length=5
expect bulk
> "GET /set?out=1 HTTP/1.1\r\nHost: plc-7\r\n\r\n"
expect read request changes=unknown label="get" method=get uri="/set?out=1" host="plc-7" version=11
< "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
expect read answer failed label="answer" version=11 status=404 length=0
> "HEAD / HTTP/1.1\r\nHost: plc-7\r\n\r\n"
expect read request label="get head" method=head uri="/" host="plc-7" version=11
# the length is that of the body which a GET would have brought
< "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n"
expect read answer label="answer" version=11 status=200 length=77
> "GET /index.html HTTP/1.0\r\n\r\n"
expect read request label="get" method=get uri="/index.html" version=10
# without a length the body lasts to the end of the connection
< "HTTP/1.0 200 OK\r\n\r\n<html>"
expect read answer label="answer" version=10 status=200
expect bulk
< "</html>"
expect bulk

case "bodies from the client: by length, in chunks with a trailer; 100 comes in between"
> "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n"
expect write request changes=yes label="post" method=post uri="/form" host="a" version=11 content_type="application/json" length=12
< "HTTP/1.1 100 Continue\r\n\r\n"
expect read answer label="answer" version=11 status=100
> "{\"a\":1"
expect bulk
> "23456}"
expect bulk
< "HTTP/1.1 204 No Content\r\n\r\n"
expect read answer label="answer" version=11 status=204
> "PUT /fw.bin HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
expect file request changes=yes label="put" T0867 method=put uri="/fw.bin" host="a" version=11
> "5;x=y\r\nabcde\r\n0\r\nX: y\r\n\r\n"
expect carrier
expect bulk
expect carrier
expect carrier
expect carrier
< "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n"
expect read answer label="answer" version=11 status=201
expect carrier
expect bulk
expect carrier
expect carrier

case "every other method"
> "DELETE /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="delete" T0809 method=delete uri="/x" host="a" version=11
> "OPTIONS /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect identify request label="ask for options" method=options uri="/x" host="a" version=11
> "TRACE /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect diagnose request label="trace" method=trace uri="/x" host="a" version=11
> "PATCH /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect write request changes=yes label="patch" method=patch uri="/x" host="a" version=11
> "PROPFIND /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect read request label="list files" method=propfind uri="/x" host="a" version=11
> "PROPPATCH /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="change properties" method=proppatch uri="/x" host="a" version=11
> "MKCOL /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="make folder" method=mkcol uri="/x" host="a" version=11
> "COPY /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="copy" method=copy uri="/x" host="a" version=11
> "MOVE /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="move" method=move uri="/x" host="a" version=11
> "LOCK /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="lock" method=lock uri="/x" host="a" version=11
> "UNLOCK /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect file request changes=yes label="unlock" method=unlock uri="/x" host="a" version=11
> "REPORT /x HTTP/1.1\r\nHost: a\r\n\r\n"
expect read request label="report" method=report uri="/x" host="a" version=11

case "a tunnel"
> "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n"
expect other request changes=unknown label="open tunnel" T0884 method=connect uri="example.org:443" host="example.org:443" version=11
< "HTTP/1.1 200 Connection established\r\n\r\n"
expect read answer label="answer" version=11 status=200
> 1603
expect other request changes=unknown label="bytes of another protocol"
expect bulk
< "abc"
expect bulk

case "an upgrade"
> "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n"
expect read request label="get" method=get uri="/ws" host="a" version=11
< "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
expect read answer label="answer" version=11 status=101
> "abc"
expect other request changes=unknown label="bytes of another protocol"
expect bulk
< "def"
expect bulk

case "HTTP/2 in the clear"
> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
expect other request changes=unknown label="HTTP/2" method=pri uri="*" version=20
> 010203
expect other request changes=unknown label="bytes of another protocol"
expect bulk
< 000000040000000000
expect bulk

case "an answer without a request, picked up in the middle"
midstream
< "HTTP/1.1 304 Not Modified\r\n\r\n"
expect read answer label="answer" version=11 status=304

case "an answer that nothing asked for"
< "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
expect read answer label="answer" version=11 status=200 length=0
expect flaw no_request

case "two lengths"
> "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
expect write request changes=yes label="post" method=post uri="/" host="a" version=11 length=1
expect flaw ambiguous_length

case "two lengths that differ"
> "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n"
expect read request label="get" method=get uri="/" host="a" version=11 length=9
expect flaw ambiguous_length

case "an unknown method, a folded header field, a bad version, a bad chunk"
> "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n"
expect other request changes=unknown label="unknown method" uri="/pot" host="a" version=11
expect flaw unknown_method
> "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n"
expect read request label="get" method=get uri="/" host="a" version=11
expect flaw bad_head
> "GET / FTP/1\r\n\r\n"
expect read request label="get" method=get uri="/" version=0
expect flaw bad_head
> "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
expect file request changes=yes label="put" T0867 method=put uri="/" version=11
> "zz\r\n"
expect flaw bad_head
expect carrier

case "an answer that is none"
< "HTTP/1.1 2x0 OK\r\n\r\n"
expect read answer label="answer" version=11 status=0
expect flaw no_request
expect flaw bad_head
