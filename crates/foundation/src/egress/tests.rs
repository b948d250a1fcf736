//! Servers of this test's own, and addresses that must not be called.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::telemetry::Timer;

fn egress(private_addresses: bool) -> Egress {
    Egress::new(&config::Egress { private_addresses, timeout_s: 2 }).expect("a way out")
}

/// Answers every connection by `speak`, which is handed what was asked; counts the connections.
fn server(speak: impl Fn(&str, &mut std::net::TcpStream) + Send + 'static) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("port");
    let port = listener.local_addr().expect("address").port();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut stream = stream.expect("stream");
            let mut asked = [0; 4096];
            let read = stream.read(&mut asked).unwrap_or(0);
            speak(&String::from_utf8_lossy(&asked[..read]), &mut stream);
        }
    });
    (port, count)
}

async fn post(egress: &Egress, url: &str) -> Result<Answer> {
    let target = egress.target("url", url)?;
    egress.post(&target, &[("webhook-id", "msg_1".into())], "{}".into()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_an_answer_whatever_its_status() {
    let (port, count) = server(|asked, stream| {
        assert!(asked.starts_with("POST /hook?a=1 HTTP/1.1\r\n") && asked.contains("webhook-id: msg_1\r\n"), "{asked}");
        assert!(asked.contains("content-length: 2\r\n") && asked.ends_with("\r\n\r\n{}"), "{asked}");
        _ = stream.write_all(b"HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 2\r\n\r\nno");
    });
    let answer = post(&egress(true), &format!("http://127.0.0.1:{port}/hook?a=1")).await.expect("an answer");
    assert_eq!((answer.status, answer.body.as_slice()), (302, b"no".as_slice()));
    assert_eq!(count.load(Ordering::SeqCst), 1, "a redirect is not followed");
}

#[tokio::test(flavor = "multi_thread")]
async fn private_addresses_are_refused_however_they_are_written() {
    let (port, count) = server(|_, _| {});
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"] {
        for port in [80, 443] {
            let scheme = if port == 80 { "http" } else { "https" };
            let problem = post(&egress(false), &format!("{scheme}://{host}/")).await.expect_err(host);
            assert!(["address_refused", "invalid_field", "not_reached"].contains(&problem.code()), "{host}: {problem}");
            assert!(problem.code() != "not_reached" || problem.to_string().contains("has no address"), "{host}: {problem}");
        }
        let problem = egress(false).target("url", &format!("http://{host}:{port}/")).expect_err("a port of its own");
        assert_eq!(problem.fields()[0].name, "url");
    }
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[test]
fn what_is_no_web_address_is_refused_by_name() {
    for url in ["", "example.com", "ftp://example.com", "file:///etc/passwd", "https://", "https://a@b.example", "https://a.example/#x"] {
        assert_eq!(egress(true).target("url", url).expect_err(url).fields()[0].name, "url", "{url}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_and_endless_answers_end() {
    let (silent, _) = server(|_, _| std::thread::sleep(Duration::from_secs(20)));
    let timer = Timer::start();
    let problem = post(&egress(true), &format!("http://127.0.0.1:{silent}/")).await.expect_err("silent");
    assert!(problem.to_string().contains("2 seconds") && timer.elapsed() < Duration::from_secs(4), "{problem}");

    let (endless, _) = server(|_, stream| {
        _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'x'; 65_536]).is_ok() {}
    });
    let answer = post(&egress(true), &format!("http://127.0.0.1:{endless}/")).await.expect("an answer");
    assert_eq!((answer.status, answer.body.len()), (200, 0));

    let (reset, _) = server(|_, _| {});
    let problem = post(&egress(true), &format!("http://127.0.0.1:{reset}/")).await.expect_err("reset");
    assert!(problem.to_string().contains("the connection broke"), "{problem}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_speak_tls_gets_nothing() {
    let (port, _) = server(|asked, stream| {
        assert!(!asked.contains("POST"), "the body went out in clear");
        _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
    });
    let problem = post(&egress(true), &format!("https://localhost:{port}/")).await.expect_err("no TLS");
    assert!(problem.to_string().contains("no encrypted connection"), "{problem}");
}
