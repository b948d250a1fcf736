//! Connections: taken in, bounded in number and in time, and let go of at the end.
//!
//! Invariants
//! - Whoever does not send the whole head of a request in time, or stops reading what was answered, is hung up on; so is who is idle.
//! - However many connect, streams among them, there are files left for the databases.
//! - Stopping ends: what still runs after the time that a request may take is given up.

use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Version, header};
use axum::response::IntoResponse;
use axum::serve::{Listener, ListenerExt};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use kernel::{Problem, Result};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tower::Service;

use super::Failure;

/// A head that takes longer does not come. It is also how long a connection may be idle after its last answer is sent.
const HEAD: Duration = Duration::from_secs(75);
/// A client who takes nothing for so long does not read.
const UNREAD: Duration = Duration::from_secs(300);
/// So many at once, where the machine allows as many files; otherwise half of those.
const MOST: u64 = 8_192;

/// Serves until `stop` is done. Requests that run then have `drain` to finish.
pub async fn serve(listener: TcpListener, router: Router, drain: Duration, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    // Small answers are not held back in order to be joined with others.
    let listener = listener.tap_io(|tcp| _ = tcp.set_nodelay(true));
    serve_from(listener, router, drain, stop).await
}

/// The same for whoever comes in by another door than the system's.
async fn serve_from<L: Listener<Addr = SocketAddr>>(
    mut listener: L,
    router: Router,
    drain: Duration,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let most = room();
    let (files, running) = (Arc::new(Semaphore::new(most)), Arc::new(Semaphore::new(most)));
    let (end, ending) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        // Who comes when all are taken waits in the system's queue.
        let (file, runs) = tokio::select! {
            () = &mut stop => break,
            Ok(both) = both(&files, &running) => both,
        };
        tokio::select! {
            () = &mut stop => break,
            (io, peer) = listener.accept() => {
                let stream = Stream::new(io, file);
                let (router, ending) = (router.clone(), ending.clone());
                tokio::spawn(async move {
                    connection(stream, peer, router, ending).await;
                    drop(runs);
                });
            }
        }
    }
    drop(listener);
    end.send_replace(true);
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    if tokio::time::timeout(drain, running.acquire_many(all)).await.is_err() {
        tracing::warn!("some requests did not finish in time, and are given up");
    }
    Ok(())
}

type Permits = (OwnedSemaphorePermit, OwnedSemaphorePermit);

/// The right to a file, which a stream keeps that goes on after its request, and the right to run, which it does not.
async fn both(files: &Arc<Semaphore>, running: &Arc<Semaphore>) -> Result<Permits, AcquireError> {
    Ok((files.clone().acquire_owned().await?, running.clone().acquire_owned().await?))
}

/// How many connections there is room for. Asks for as many files as this program may have.
fn room() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let allowed = getrlimit(Resource::Nofile);
    // Where it may not have more, it goes on with what it has.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: allowed.maximum, maximum: allowed.maximum });
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from((files / 2).min(MOST)).unwrap_or(usize::MAX)
}

/// A connection and its right to a file.
struct Stream<S> {
    io: Pin<Box<TimeoutStream<S>>>,
    _file: OwnedSemaphorePermit,
}

impl<S: AsyncRead + AsyncWrite> Stream<S> {
    fn new(io: S, file: OwnedSemaphorePermit) -> Stream<S> {
        let mut io = TimeoutStream::new(io);
        io.set_write_timeout(Some(UNREAD));
        Stream { io: Box::pin(io), _file: file }
    }
}

impl<S: AsyncRead + AsyncWrite> AsyncRead for Stream<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.io.as_mut().poll_read(cx, into)
    }
}

impl<S: AsyncRead + AsyncWrite> AsyncWrite for Stream<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        self.io.as_mut().poll_write(cx, from)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io.as_mut().poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io.as_mut().poll_shutdown(cx)
    }
    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, from: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.io.as_mut().poll_write_vectored(cx, from)
    }
    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}

async fn connection<S>(stream: Stream<S>, peer: SocketAddr, router: Router, mut ending: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Send + 'static,
{
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let named = names_its_host(&request);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let mut router = router.clone();
        async move {
            match named {
                // A router is always ready.
                Ok(()) => router.call(request).await,
                Err(problem) => Ok(Failure(problem).into_response()),
            }
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut served = pin!(http.serve_connection(TokioIo::new(stream), answer).with_upgrades());
    // What ends badly, such as a head that never comes, is the other side's affair.
    tokio::select! {
        _ = served.as_mut() => {}
        () = async { _ = ending.wait_for(|ending| *ending).await } => {
            served.as_mut().graceful_shutdown();
            let _ = served.await;
        }
    }
}

/// Since HTTP/1.1 a request says which host it is meant for, once: it decides whose brand this is.
fn names_its_host<B>(request: &hyper::Request<B>) -> std::result::Result<(), Problem> {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    if hosts == 1 || (hosts == 0 && request.version() < Version::HTTP_11) {
        return Ok(());
    }
    Err(Problem::bad_request("host_expected").because("Send one Host header."))
}

#[cfg(test)]
mod tests;
