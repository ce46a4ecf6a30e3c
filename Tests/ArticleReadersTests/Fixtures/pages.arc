filedesc://x.arc 0.0.0.0 20240227101500 text/plain 20
1 0 Orle
URL IP-a

http://orle.example/1 127.0.0.1 20240227101500 text/html 146
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><body><h1>Bridge closed</h1><p>The bridge was closed on Monday.</p></body></html>
