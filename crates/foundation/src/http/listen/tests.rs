//! Connections that would stay for ever. Time does not pass in these tests but jumps, whenever everybody waits for it.

use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use super::*;

/// More than a system keeps for the end that sends.
const LARGE: usize = 32 * 1024 * 1024;

struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<Result<()>>,
}

async fn server(router: Router) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async { _ = stopped.await };
    Server { address, stop, served: tokio::spawn(serve(listener, router, Duration::from_secs(31), stopped)) }
}

async fn sent(server: &Server, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address).await.expect("a connection");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

/// Everything until the server hangs up.
async fn heard(mut stream: TcpStream) -> String {
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all).await;
    String::from_utf8_lossy(&all).into_owned()
}

#[tokio::test(start_paused = true)]
async fn who_sends_no_head_is_hung_up_on_and_so_is_who_is_idle() {
    let server = server(Router::new().route("/", get(async || "here"))).await;
    for text in ["", "GET / HTTP/1.1\r\nHost: x\r\nX-Half: "] {
        assert_eq!(heard(sent(&server, text).await).await, "");
    }
    let answered = heard(sent(&server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await).await;
    assert!(answered.ends_with("here"), "{answered}");
}

#[tokio::test(start_paused = true)]
async fn a_request_names_its_host_once() {
    let server = server(Router::new().route("/", get(async || "here"))).await;
    for (text, status) in [
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        ("GET / HTTP/1.0\r\n\r\n", 200),
    ] {
        let answered = heard(sent(&server, text).await).await;
        assert!(answered.contains(&format!(" {status} ")), "{text}: {answered}");
        assert_eq!(answered.contains("host_expected"), status == 400, "{answered}");
    }
}

#[tokio::test(start_paused = true)]
async fn stopping_waits_for_answers_and_not_for_heads() {
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (tell, wait) = (begun.clone(), go.clone());
    let slow = get(move || async move {
        tell.notify_one();
        wait.notified().await;
        "done"
    });
    let server = server(Router::new().route("/slow", slow)).await;
    let half = sent(&server, "GET /slow HTTP/1.1\r\nX-Half: ").await;
    let whole = sent(&server, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await;
    begun.notified().await;
    server.stop.send(()).expect("a server that runs");
    go.notify_one();
    let answered = heard(whole).await;
    assert!(answered.ends_with("done"), "{answered}");
    server.served.await.expect("no panic").expect("stopped");
    assert_eq!(heard(half).await, "");
}

/// The client takes a little now and then, and needs minutes for what the server would hand out at once.
#[tokio::test(start_paused = true)]
async fn a_slow_reader_is_served_to_the_end() {
    let server = server(Router::new().route("/", get(async || vec![7_u8; LARGE]))).await;
    // Otherwise the system takes all of it in at once, and nobody is slow.
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(64 * 1024).expect("a small buffer");
    let mut stream = socket.connect(server.address).await.expect("a connection");
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sent");
    let (mut got, mut some) = (0, vec![0; 256 * 1024]);
    while got < LARGE {
        tokio::time::sleep(Duration::from_secs(2)).await;
        match stream.read(&mut some).await.expect("still there") {
            0 => panic!("hung up on after {got} bytes"),
            read => got += read,
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_does_not_end_is_given_up() {
    let begun = Arc::new(Notify::new());
    let tell = begun.clone();
    let endless = get(move || async move {
        tell.notify_one();
        std::future::pending::<&str>().await
    });
    let server = server(Router::new().route("/", endless)).await;
    let waits = sent(&server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
    begun.notified().await;
    server.stop.send(()).expect("a server that runs");
    server.served.await.expect("no panic").expect("stopped");
    drop(waits);
}
