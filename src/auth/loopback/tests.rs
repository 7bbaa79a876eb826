//! The listener as an attacker, a browser and a flaky network meet it: over raw sockets.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

const QUICK: Limits = Limits { time: Duration::from_millis(600), connections: 256 };

fn listen(mode: ResponseMode) -> LoopbackListener {
    LoopbackListener::with_limits(Sockets::bind("localhost", 0).unwrap(), "/redirect", mode, QUICK).unwrap()
}

async fn connect(listener: &LoopbackListener) -> TcpStream {
    TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], listener.port()))).await.unwrap()
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
            arrival = listener.next() => if let Some(Arrival::Callback(callback)) = arrival {
                parameters = Some(callback.parameters.clone());
                callback.reply(&Page::success("Signed in", Vec::new()));
            },
        }
    }
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
    assert!(matches!(listener.next().await, Some(Arrival::Callback(_))));
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
        (post(port, "", "code=c").replace("application/x-www-form-urlencoded", "text/plain"), "415"),
        (post(port, "", "code=c").replace("Content-Type: application/x-www-form-urlencoded\r\n", ""), "415"),
        (post(port, "Sec-Fetch-Mode: cors\r\n", "code=c"), "403"),
        (post(port, "", "code=%zz"), "400"),
        (post(port, "", "code=%ff"), "400"),
        (post(port, "", "code=%00"), "400"),
        (post(port, "", "code=c").replace("/redirect ", &format!("http://localhost:{port}/redirect ")), "400"),
        (post(port, "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"),
        (post(port, "Content-Length: 6\r\n", "code=c"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: +3"), "400"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: 200000000000000"), "413"),
        (post(port, "", "").replace("Content-Length: 0", "Content-Length: 18446744073709551615"), "413"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), "400"),
        ("\u{e9} / HTTP/1.1\r\n\r\n".to_owned(), "400"),
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
    for bad in ["Host: evil.example\r\n".to_owned(), "Host: localhost\r\n".to_owned(), String::new(), format!("{host}{host}")] {
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
    assert!(matches!(listener.next().await, Some(Arrival::TlsHello)));
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
    // Both are ended by the clock.
    let mut ended = 0;
    while ended < 2 {
        match listener.next().await {
            Some(Arrival::Refused("it was too slow")) => ended += 1,
            _ => panic!("only the two slow ones are left"),
        }
    }
}

#[tokio::test]
async fn three_hundred_silent_connections_do_not_starve_the_real_one() {
    let mut listener = listen(ResponseMode::FormPost);
    let mut silent = Vec::new();
    for _ in 0..300 {
        silent.push(connect(&listener).await);
    }
    still_waits(&mut listener).await;
    drop(silent);
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
    let Some(Arrival::Callback(callback)) = listener.next().await else { panic!("the callback was expected") };
    callback.reply(&Page::success("Signed in as <Casey>", Vec::new()));
    listener.close().await;
    Sockets::bind("localhost", port).unwrap();
    let mut answer = String::new();
    browser.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("Signed in as &lt;Casey&gt;"), "{answer}");
}

#[tokio::test]
async fn a_dropped_listener_frees_its_port() {
    let listener = listen(ResponseMode::FormPost);
    let port = listener.port();
    drop(listener);
    // The sockets belong to tasks that end at their next turn.
    for _ in 0..100 {
        if Sockets::bind("localhost", port).is_ok() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("port {port} is still taken");
}
