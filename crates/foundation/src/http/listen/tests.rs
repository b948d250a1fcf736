//! Connections that would stay for ever. Time does not pass in these tests but jumps, whenever everybody waits for it.
//! That is why they come in by a door of the test's own: time would jump, too, while the system still carries what was sent.

use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::task::JoinHandle;

use super::*;

/// What is under way between the two ends at most.
const UNDER_WAY: usize = 64 * 1024;
/// Whoever takes what is under way every other second needs longer for it than somebody may take nothing.
const LARGE: usize = 256 * UNDER_WAY;

struct Door(mpsc::UnboundedReceiver<DuplexStream>);

impl Listener for Door {
    type Io = DuplexStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (DuplexStream, SocketAddr) {
        match self.0.recv().await {
            Some(io) => (io, ([127, 0, 0, 1], 4_711).into()),
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(([127, 0, 0, 1], 80).into())
    }
}

struct Server {
    door: mpsc::UnboundedSender<DuplexStream>,
    stop: oneshot::Sender<()>,
    served: JoinHandle<Result<()>>,
}

fn server(router: Router) -> Server {
    let (door, coming) = mpsc::unbounded_channel();
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async { _ = stopped.await };
    Server { door, stop, served: tokio::spawn(serve_from(Door(coming), router, Duration::from_secs(31), stopped)) }
}

async fn sent(server: &Server, text: &str) -> DuplexStream {
    let (mut ours, theirs) = tokio::io::duplex(UNDER_WAY);
    server.door.send(theirs).expect("a server that runs");
    ours.write_all(text.as_bytes()).await.expect("sent");
    ours
}

/// Everything until the server hangs up.
async fn heard(mut stream: DuplexStream) -> String {
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all).await;
    String::from_utf8_lossy(&all).into_owned()
}

#[tokio::test(start_paused = true)]
async fn who_sends_no_head_is_hung_up_on_and_so_is_who_is_idle() {
    let server = server(Router::new().route("/", get(async || "here")));
    for text in ["", "GET / HTTP/1.1\r\nHost: x\r\nX-Half: "] {
        assert_eq!(heard(sent(&server, text).await).await, "");
    }
    let answered = heard(sent(&server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await).await;
    assert!(answered.ends_with("here"), "{answered}");
}

#[tokio::test(start_paused = true)]
async fn a_request_names_its_host_once() {
    let server = server(Router::new().route("/", get(async || "here")));
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
    let server = server(Router::new().route("/slow", slow));
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
    let server = server(Router::new().route("/", get(async || vec![7_u8; LARGE])));
    let mut stream = sent(&server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let (began, mut got, mut some) = (tokio::time::Instant::now(), 0, vec![0; UNDER_WAY]);
    while got < LARGE {
        tokio::time::sleep(Duration::from_secs(2)).await;
        match stream.read(&mut some).await.expect("still there") {
            0 => panic!("hung up on after {got} bytes"),
            read => got += read,
        }
    }
    assert!(began.elapsed() > UNREAD);
}

#[tokio::test(start_paused = true)]
async fn who_stops_reading_is_hung_up_on() {
    let server = server(Router::new().route("/", get(async || vec![7_u8; LARGE])));
    let mut stream = sent(&server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let mut some = vec![0; UNDER_WAY];
    let taken = stream.read(&mut some).await.expect("an answer begins");
    tokio::time::sleep(UNREAD + Duration::from_secs(1)).await;
    let left = heard(stream).await.len();
    assert!((1..=2 * UNDER_WAY).contains(&(taken + left)), "{taken} and {left} bytes");
}

#[tokio::test(start_paused = true)]
async fn what_does_not_end_is_given_up() {
    let begun = Arc::new(Notify::new());
    let tell = begun.clone();
    let endless = get(move || async move {
        tell.notify_one();
        std::future::pending::<&str>().await
    });
    let server = server(Router::new().route("/", endless));
    let waits = sent(&server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
    begun.notified().await;
    server.stop.send(()).expect("a server that runs");
    server.served.await.expect("no panic").expect("stopped");
    drop(waits);
}
