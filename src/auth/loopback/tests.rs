//! The listener as an attacker, a browser and a flaky network meet it: over raw sockets.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

const QUICK: Limits = Limits { time: Duration::from_millis(600), connections: 256 };

fn listen(mode: ResponseMode) -> LoopbackListener {
    listen_with(mode, QUICK)
}

fn listen_with(mode: ResponseMode, limits: Limits) -> LoopbackListener {
    LoopbackListener::with_limits(Sockets::bind("localhost", 0).unwrap(), "/redirect", mode, limits).unwrap()
}

async fn connect(listener: &LoopbackListener) -> TcpStream {
    TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], listener.port()))).await.unwrap()
}

/// As many connections as no backlog holds, each of which sends `bytes`.
async fn connect_many(listener: &mut LoopbackListener, bytes: &[u8]) -> Vec<TcpStream> {
    let address = SocketAddr::from(([127, 0, 0, 1], listener.port()));
    let mut many = Vec::new();
    while many.len() < 300 {
        let connect = async {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(bytes).await.unwrap();
            stream
        };
        let mut connect = std::pin::pin!(connect);
        loop {
            tokio::select! {
                stream = &mut connect => break many.push(stream),
                arrival = listener.next() => assert!(matches!(arrival, Arrival::Refused("it is for another path"))),
            }
        }
    }
    many
}

fn post(port: u16, more: &str, body: &str) -> String {
    format!(
        "POST /redirect HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n{more}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn get(port: u16, target: &str, more: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n{more}\r\n")
}

/// Sends `request`, and drives the listener until the answer is read; replies to a callback with success.
async fn exchange(listener: &mut LoopbackListener, request: &[u8]) -> (String, Option<Vec<(String, String)>>) {
    let mut stream = connect(listener).await;
    let client = async move {
        // A listener that turns us away early may close while we still write.
        let _ = stream.write_all(request).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    };
    let mut client = std::pin::pin!(client);
    let mut parameters = None;
    loop {
        tokio::select! {
            answer = &mut client => return (answer, parameters),
            arrival = listener.next() => if let Arrival::Callback(callback) = arrival {
                parameters = Some(callback.parameters.clone());
                listener.reply(callback, signed_in());
            },
        }
    }
}

/// Drives the listener until `client` is done; nothing may arrive meanwhile.
async fn while_nothing_arrives<T>(listener: &mut LoopbackListener, client: impl Future<Output = T>) -> T {
    tokio::select! {
        done = client => done,
        arrival = listener.next() => match arrival {
            Arrival::Callback(callback) => panic!("a callback arrived: {:?}", callback.parameters),
            Arrival::TlsHello => panic!("a TLS hello arrived"),
            Arrival::Refused(reason) => panic!("a request was refused: {reason}"),
        },
    }
}

/// The next arrival, which must be the callback.
async fn callback(listener: &mut LoopbackListener) -> Callback {
    match listener.next().await {
        Arrival::Callback(callback) => callback,
        Arrival::TlsHello => panic!("a TLS hello arrived"),
        Arrival::Refused(reason) => panic!("a request was refused: {reason}"),
    }
}

fn signed_in() -> Page {
    Page::success("Signed in", Vec::new())
}

async fn read_all(stream: &mut TcpStream) -> String {
    let mut answer = String::new();
    // A connection that was closed over unread bytes ends with a reset.
    let _ = stream.read_to_string(&mut answer).await;
    answer
}

/// The status of the answer to a request that must not be taken for the callback.
async fn refused(listener: &mut LoopbackListener, request: &[u8]) -> String {
    let (answer, parameters) = exchange(listener, request).await;
    assert_eq!(parameters, None, "{}", String::from_utf8_lossy(&request[..request.len().min(200)]));
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// The real answer still gets through.
async fn still_waits(listener: &mut LoopbackListener) {
    let request = post(listener.port(), "", "code=c&state=s");
    let (answer, parameters) = exchange(listener, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert_eq!(parameters.unwrap(), [("code".to_owned(), "c".to_owned()), ("state".to_owned(), "s".to_owned())]);
}

#[tokio::test]
async fn a_form_post_is_the_callback_and_its_page_is_locked_down() {
    let mut listener = listen(ResponseMode::FormPost);
    let request = post(listener.port(), "Origin: null\r\nSec-Fetch-Mode: navigate\r\n", "code=a%2Bb+c&state=s");
    let (answer, parameters) = exchange(&mut listener, request.as_bytes()).await;
    assert_eq!(parameters.unwrap()[0].1, "a+b c");
    let head = answer.split("\r\n\r\n").next().unwrap().to_ascii_lowercase();
    for header in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "referrer-policy: no-referrer",
        "x-content-type-options: nosniff",
        "x-frame-options: deny",
        "content-security-policy: default-src 'none'; style-src 'sha256-",
        "frame-ancestors 'none'",
    ] {
        assert!(head.contains(header), "{header} in {head}");
    }
    assert!(!head.contains("access-control") && !answer.contains("a+b"));
}

#[tokio::test]
async fn both_families_are_served() {
    let mut listener = listen(ResponseMode::FormPost);
    still_waits(&mut listener).await;
    let port = listener.port();
    let Ok(mut stream) = TcpStream::connect(SocketAddr::from((std::net::Ipv6Addr::LOCALHOST, port))).await else { return };
    stream.write_all(post(port, "", "code=c&state=s").replace("localhost", "[::1]").as_bytes()).await.unwrap();
    assert!(matches!(listener.next().await, Arrival::Callback(_)));
}

#[tokio::test]
async fn what_is_not_the_callback_gets_its_answer_and_the_wait_goes_on() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    for (request, status) in [
        (get(port, "/favicon.ico", ""), "404"),
        (get(port, "/redirect/", ""), "404"),
        (get(port, "/Redirect", ""), "404"),
        (get(port, "/redirect%2f", ""), "404"),
        (get(port, "/x/../redirect?code=c&state=s", ""), "404"),
        (get(port, "/redirect?code=c&state=s", ""), "400"),
        (get(port, "/redirect", "").replace("GET", "OPTIONS"), "405"),
        (get(port, "/redirect", "").replace("GET", "PUT"), "405"),
        (get(port, "/redirect", "").replace("GET", "BREW"), "405"),
        (get(port, "/redirect?code=c&state=s", "").replace("GET", "HEAD"), "405"),
        (get(port, "*", "").replace("GET", "OPTIONS"), "400"),
        (get(port, &format!("localhost:{port}"), "").replace("GET", "CONNECT"), "400"),
        (get(port, "//redirect", ""), "404"),
        (get(port, "/redirect;x=y", ""), "404"),
        (get(port, "/redirect#code=c", ""), "404"),
        (post(port, "", "code=c").replace("application/x-www-form-urlencoded", "text/plain"), "415"),
        (post(port, "", "code=c").replace("Content-Type: application/x-www-form-urlencoded\r\n", ""), "415"),
        (post(port, "Content-Type: text/plain\r\n", "code=c"), "415"),
        (post(port, "", "code=c").replace("x-www-form-urlencoded", "x-www-form-urlencoded-not"), "415"),
        (post(port, "Sec-Fetch-Mode: cors\r\n", "code=c"), "403"),
        (post(port, "Sec-Fetch-Mode: no-cors\r\n", "code=c"), "403"),
        (post(port, "Sec-Fetch-Mode: navigate\r\nsec-fetch-mode: websocket\r\n", "code=c"), "403"),
        (post(port, "", "code=%zz"), "400"),
        (post(port, "", "code=%ff"), "400"),
        (post(port, "", "code=%00"), "400"),
        (post(port, "", "code=c").replace("/redirect ", &format!("http://localhost:{port}/redirect ")), "400"),
        (post(port, "", "code=c").replace("/redirect ", "http://evil.example/redirect "), "400"),
        (post(port, "", "code=c").replace("/redirect ", "redirect "), "400"),
        (post(port, "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"),
        (post(port, "Transfer-Encoding: identity\r\n", "code=c"), "400"),
        (post(port, "transfer-encoding: gzip, chunked\r\n", "code=c"), "400"),
        (post(port, "", "0\r\n\r\n").replace("Content-Length: 5", "Transfer-Encoding: chunked"), "400"),
        (post(port, "Content-Length: 6\r\n", "code=c"), "400"),
        (post(port, "Content-Length: 7\r\n", "code=c"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: +3"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: -3"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: 0x3"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: 0, 0"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length:"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: 200000000000000"), "413"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: 18446744073709551615"), "413"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), "400"),
        ("\u{e9} / HTTP/1.1\r\n\r\n".to_owned(), "400"),
        ("GET /redirect\r\n\r\n".to_owned(), "400"),
        ("GET /redirect HTTP/3.0\r\n\r\n".to_owned(), "400"),
        ("GET /redirect HTTP/1.0\r\n\r\n".to_owned(), "421"),
        ("GET /red\0irect HTTP/1.1\r\n\r\n".to_owned(), "400"),
        (post(port, "X: a\0b\r\n", "code=c"), "400"),
        (post(port, "X: a\r\n folded\r\n", "code=c"), "400"),
        (post(port, "X: a\r\n\tfolded\r\n", "code=c"), "400"),
        (post(port, "X : a\r\n", "code=c"), "400"),
        (post(port, ": a\r\n", "code=c"), "400"),
        (post(port, "X\r\n", "code=c"), "400"),
        (post(port, "X: a\rY: b\r\n", "code=c"), "400"),
        ("hello\r\n".repeat(3), "400"),
        ("\0\0\0\0".to_owned(), "400"),
    ] {
        assert_eq!(refused(&mut listener, request.as_bytes()).await, status, "{request}");
    }
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_post_where_an_address_is_expected_is_refused() {
    let mut listener = listen(ResponseMode::Query);
    let port = listener.port();
    assert_eq!(refused(&mut listener, post(port, "", "code=c&state=s").as_bytes()).await, "400");
    let (answer, parameters) = exchange(&mut listener, get(port, "/redirect?code=c&state=s", "").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && parameters.unwrap().len() == 2);
}

#[tokio::test]
async fn another_host_name_is_turned_away() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    let good = post(port, "", "code=c&state=s");
    let host = format!("Host: localhost:{port}\r\n");
    let hosts = [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("localhost.:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("0.0.0.0:{port}"),
        format!("localhost:{port}@evil.example"),
        format!("localhost:{port}, evil.example"),
        format!("localhost:0{port}"),
        format!("localhost:{}", port ^ 1),
        "localhost".to_owned(),
        String::new(),
    ];
    let named = hosts.map(|name| format!("Host: {name}\r\n"));
    for bad in named.into_iter().chain([String::new(), format!("{host}{host}")]) {
        assert_eq!(refused(&mut listener, good.replace(&host, &bad).as_bytes()).await, "421", "{bad}");
    }
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_huge_head_ends_early() {
    let mut listener = listen(ResponseMode::FormPost);
    let line = format!("GET /redirect?{} HTTP/1.1\r\n\r\n", "a".repeat(1024 * 1024));
    assert_eq!(refused(&mut listener, line.as_bytes()).await, "431");
    let headers = get(listener.port(), "/redirect", &"X: y\r\n".repeat(10_000));
    assert_eq!(refused(&mut listener, headers.as_bytes()).await, "431");
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_tls_hello_is_noticed() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut stream = connect(&listener).await;
    stream.write_all(&[0x16, 0x03, 0x01, 0x02, 0x00]).await.unwrap();
    assert!(matches!(listener.next().await, Arrival::TlsHello));
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_trickle_does_not_hold_up_the_real_answer() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut trickle = connect(&listener).await;
    trickle.write_all(b"P").await.unwrap();
    let mut promised = connect(&listener).await;
    promised.write_all(post(listener.port(), "", "").replace("Content-Length: 0", "Content-Length: 5000").as_bytes()).await.unwrap();
    still_waits(&mut listener).await;
    // The clock ends both.
    let mut ended = 0;
    while ended < 2 {
        match listener.next().await {
            Arrival::Refused("the request was too slow") => ended += 1,
            _ => panic!("only the two slow ones are left"),
        }
    }
}

#[tokio::test]
async fn three_hundred_silent_connections_do_not_starve_the_real_one() {
    let mut listener = listen(ResponseMode::FormPost);
    let silent = connect_many(&mut listener, b"").await;
    still_waits(&mut listener).await;
    drop(silent);
}

#[tokio::test]
async fn a_request_that_drips_is_ended_by_its_whole_time() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut stream = connect(&listener).await;
    let drip = tokio::spawn(async move {
        let mut often = tokio::time::interval(QUICK.time / 10);
        while stream.write_all(b"G").await.is_ok() {
            often.tick().await;
        }
    });
    assert!(matches!(listener.next().await, Arrival::Refused("the request was too slow")));
    drip.abort();
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_preconnect_without_a_request_is_closed_without_a_word() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut silent = connect(&listener).await;
    assert_eq!(while_nothing_arrives(&mut listener, read_all(&mut silent)).await, "");
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_client_that_leaves_in_the_middle_is_no_arrival() {
    let mut listener = listen(ResponseMode::FormPost);
    let whole = post(listener.port(), "", "code=c&state=s");
    for sent in [1, whole.find("\r\n\r\n").unwrap(), whole.len() - 1] {
        let mut stream = connect(&listener).await;
        stream.write_all(&whole.as_bytes()[..sent]).await.unwrap();
        stream.shutdown().await.unwrap();
        assert_eq!(while_nothing_arrives(&mut listener, read_all(&mut stream)).await, "", "after {sent} bytes");
    }
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn a_client_that_only_closes_its_own_side_gets_its_answer() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut stream = connect(&listener).await;
    stream.write_all(post(listener.port(), "", "code=c&state=s").as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let callback = callback(&mut listener).await;
    listener.reply(callback, signed_in());
    assert!(read_all(&mut stream).await.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test]
async fn for_one_connection_too_many_the_oldest_unfinished_one_goes() {
    let mut listener = listen_with(ResponseMode::FormPost, Limits { time: Duration::from_secs(30), connections: 2 });
    let whole = post(listener.port(), "", "code=c&state=s");
    let (begin, end) = whole.split_at(whole.len() - 3);
    let (mut first, mut second) = (connect(&listener).await, connect(&listener).await);
    first.write_all(begin.as_bytes()).await.unwrap();
    second.write_all(begin.as_bytes()).await.unwrap();
    let mut third = connect(&listener).await;
    assert_eq!(while_nothing_arrives(&mut listener, read_all(&mut first)).await, "");
    for stream in [&mut second, &mut third] {
        stream.write_all(end.as_bytes()).await.unwrap();
    }
    let callback = callback(&mut listener).await;
    listener.reply(callback, signed_in());
    assert!(read_all(&mut second).await.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test]
async fn three_hundred_clients_that_never_read_do_not_starve_the_real_one() {
    let mut listener = listen(ResponseMode::FormPost);
    let request = get(listener.port(), "/favicon.ico", "");
    let clients = connect_many(&mut listener, request.as_bytes()).await;
    still_waits(&mut listener).await;
    let started = std::time::Instant::now();
    listener.close().await;
    assert!(started.elapsed() < Duration::from_secs(5));
    drop(clients);
}

#[tokio::test]
async fn of_two_requests_in_one_connection_the_first_alone_is_answered() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    let both = post(port, "", "code=c&state=s") + &post(port, "", "code=d&state=t");
    let (answer, parameters) = exchange(&mut listener, both.as_bytes()).await;
    assert_eq!(parameters.unwrap()[0].1, "c");
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
    let both = get(port, "/favicon.ico", "") + &post(port, "", "code=d&state=t");
    assert_eq!(refused(&mut listener, both.as_bytes()).await, "404");
}

#[tokio::test]
async fn every_answer_has_its_length_and_ends_the_connection() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    for request in [
        post(port, "", "code=c&state=s"),
        post(port, "TE: chunked\r\n", "code=c&state=s"),
        post(port, "Connection: keep-alive\r\n", "code=c&state=s"),
        get(port, "/favicon.ico", ""),
        get(port, "/favicon.ico", "TE: chunked\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"),
        "nonsense\r\n\r\n".to_owned(),
    ] {
        let (answer, _) = exchange(&mut listener, request.as_bytes()).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let head = head.to_ascii_lowercase();
        assert_eq!(head.matches("\r\nconnection: close").count(), 1, "{head}");
        assert_eq!(head.matches("\r\ncontent-length: ").count(), 1, "{head}");
        assert!(head.contains(&format!("\r\ncontent-length: {}", body.len())) && body.ends_with("</html>"), "{answer}");
        assert!(!head.contains("transfer-encoding") && !head.contains("upgrade"), "{head}");
    }
}

#[tokio::test]
async fn an_answer_is_written_as_its_request_was() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    let (answer, parameters) = exchange(&mut listener, post(port, "", "code=c&state=s").replace("HTTP/1.1", "HTTP/1.0").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.0 200 OK\r\n") && parameters.is_some(), "{answer}");
    let (answer, _) = exchange(&mut listener, get(port, "/redirect", "").replace("GET", "HEAD").as_bytes()).await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 405 ") && head.contains("\r\nAllow: POST") && body.is_empty(), "{answer}");
}

#[tokio::test]
async fn a_client_that_waits_to_be_asked_for_its_body_is_asked() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut stream = connect(&listener).await;
    let request = post(listener.port(), "Expect: 100-continue\r\n", "code=c&state=s");
    let (head, body) = request.split_at(request.find("\r\n\r\n").unwrap() + 4);
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut interim = [0; 25];
    while_nothing_arrives(&mut listener, stream.read_exact(&mut interim)).await.unwrap();
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(body.as_bytes()).await.unwrap();
    let callback = callback(&mut listener).await;
    listener.reply(callback, signed_in());
    assert!(read_all(&mut stream).await.starts_with("HTTP/1.1 200 OK\r\n"));
    // With its body at hand, or by HTTP/1.0, it is not asked.
    for request in [request.clone(), request.replace("HTTP/1.1", "HTTP/1.0")] {
        let (answer, parameters) = exchange(&mut listener, request.as_bytes()).await;
        assert!(parameters.is_some() && !answer.contains("100 Continue"), "{answer}");
    }
}

#[tokio::test]
async fn the_limits_of_head_and_body_are_exact() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    let body = |length: usize| format!("state=s&code={}", "c".repeat(length - 13));
    let (_, parameters) = exchange(&mut listener, post(port, "", &body(64 * 1024)).as_bytes()).await;
    assert_eq!(parameters.unwrap()[1].1.len(), 64 * 1024 - 13);
    assert_eq!(refused(&mut listener, post(port, "", &body(64 * 1024 + 1)).as_bytes()).await, "413");
    let head = |length: usize| {
        let shortest = post(port, "X: \r\n", "").len();
        post(port, &format!("X: {}\r\n", "x".repeat(length - shortest)), "")
    };
    assert!(exchange(&mut listener, head(16 * 1024).as_bytes()).await.1.is_some());
    assert_eq!(refused(&mut listener, head(16 * 1024 + 1).as_bytes()).await, "431");
}

#[tokio::test]
async fn a_reset_connection_is_survived() {
    let mut listener = listen(ResponseMode::FormPost);
    for _ in 0..50 {
        let mut stream = connect(&listener).await;
        stream.write_all(b"GET / HT").await.unwrap();
        stream.set_zero_linger().unwrap();
        drop(stream);
    }
    still_waits(&mut listener).await;
}

#[tokio::test]
async fn the_port_is_free_once_the_listener_is_closed_and_the_page_still_arrives() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    let mut browser = connect(&listener).await;
    browser.write_all(post(port, "", "code=c&state=s").as_bytes()).await.unwrap();
    let callback = callback(&mut listener).await;
    listener.reply(callback, Page::success("Signed in as <Casey>", Vec::new()));
    listener.close().await;
    Sockets::bind("localhost", port).unwrap();
    let mut answer = String::new();
    browser.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("Signed in as &lt;Casey&gt;"), "{answer}");
}

#[tokio::test]
async fn a_stopped_listener_frees_its_port_and_keeps_the_browser_that_waits_for_a_page() {
    let mut listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    let mut preconnect = connect(&listener).await;
    let mut browser = connect(&listener).await;
    browser.write_all(post(port, "", "code=c&state=s").as_bytes()).await.unwrap();
    let callback = callback(&mut listener).await;
    listener.stop();
    Sockets::bind("localhost", port).unwrap();
    assert_eq!(read_all(&mut preconnect).await, "");
    listener.reply(callback, signed_in());
    let (answer, ()) = tokio::join!(read_all(&mut browser), listener.close());
    assert!(answer.contains("Signed in"), "{answer}");
}

#[tokio::test]
async fn a_dropped_listener_frees_its_port() {
    let listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    drop(listener);
    Sockets::bind("localhost", port).unwrap();
}
