//! Bodies of requests: how long they may take, and what is said of one that did not arrive.
//!
//! Invariant
//! - Who sends a body has to send it: silence ends it, and so does a pace at which it would never end. What was announced counts for nothing.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use http_body::{Body as _, Frame, SizeHint};
use http_body_util::LengthLimitError;
use kernel::{Problem, Result};
use tokio::time::{Instant, Sleep};

use crate::config::Limits;

/// A body of which nothing arrives for so long does not come.
const SILENCE: Duration = Duration::from_secs(15);
/// What a body has to bring in a second, on the whole, once it has taken longer than [`GRACE`].
const SLOWEST: u64 = 32 * 1024;
const GRACE: Duration = Duration::from_secs(30);

/// Has the body of a request fail when nothing of it arrives for some time, or too little.
pub fn watched(request: Request) -> Request {
    match request.body().is_end_stream() {
        true => request,
        false => request.map(|body| Body::new(Watched { body, begun: Instant::now(), bytes: 0, silence: None })),
    }
}

struct Watched {
    body: Body,
    begun: Instant,
    bytes: u64,
    silence: Option<Pin<Box<Sleep>>>,
}

/// The rest of a body did not arrive in time.
#[derive(Debug)]
struct TooSlow;

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rest of the body did not arrive in time")
    }
}

impl Error for TooSlow {}

impl Watched {
    fn is_behind(&self) -> bool {
        self.begun.elapsed().checked_sub(GRACE).is_some_and(|beyond| self.bytes < beyond.as_secs() * SLOWEST)
    }
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            self.silence = None;
            let Some(frame) = frame else { return Poll::Ready(None) };
            let frame = frame?;
            self.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
            return Poll::Ready(Some(if self.is_behind() { Err(TooSlow.into()) } else { Ok(frame) }));
        }
        let silence = self.silence.get_or_insert_with(|| Box::pin(tokio::time::sleep(SILENCE)));
        ready!(silence.as_mut().poll(cx));
        Poll::Ready(Some(Err(TooSlow.into())))
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }
}

pub fn is_upload(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).map(|value| value.as_bytes()).unwrap_or_default();
    media.get(..10).is_some_and(|kind| kind.eq_ignore_ascii_case(b"multipart/"))
}

/// As its sender announces it.
pub fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// What a request may take longer than others because of what it brings, which is at most what an upload may have.
pub fn time_to_bring(headers: &HeaderMap, limits: &Limits) -> Duration {
    let most = limits.upload_bytes.0.max(limits.import_bytes.0);
    match is_upload(headers) {
        true => Duration::from_secs(length(headers).unwrap_or(most).min(most) / SLOWEST),
        false => Duration::ZERO,
    }
}

/// The whole body, which is at most so large.
pub async fn whole(body: Body, most: usize) -> Result<Bytes> {
    to_bytes(body, most).await.map_err(|error| unreadable(&error))
}

/// What became of a body that could not be read.
pub fn unreadable(error: &(dyn Error + 'static)) -> Problem {
    let mut cause = Some(error);
    while let Some(found) = cause {
        if found.is::<TooSlow>() {
            return Problem::new(408, "body_too_slow").because("The rest of the body did not arrive in time.");
        }
        if found.is::<LengthLimitError>() {
            return too_large();
        }
        cause = found.source();
    }
    Problem::bad_request("body_unreadable").because("The body could not be read.")
}

pub fn too_large() -> Problem {
    Problem::new(413, "body_too_large").because("The body is larger than this operation accepts.")
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_does_not_arrive_is_told_from_what_is_too_much() {
        let silent = Body::from_stream(futures_util::stream::pending::<Result<Bytes, Infallible>>());
        let problem = whole(watched(Request::new(silent)).into_body(), 10).await.expect_err("nothing came");
        assert_eq!((problem.status(), problem.code()), (408, "body_too_slow"));
        let problem = whole(Body::from(vec![0; 11]), 10).await.expect_err("one too many");
        assert_eq!((problem.status(), problem.code()), (413, "body_too_large"));
        assert_eq!(whole(Body::from(vec![0; 10]), 10).await.expect("ten").len(), 10);
    }

    #[tokio::test(start_paused = true)]
    async fn what_comes_too_slowly_does_not_come() {
        let drops = futures_util::stream::unfold((), async |()| {
            tokio::time::sleep(Duration::from_secs(14)).await;
            Some((Ok::<_, Infallible>(Bytes::from_static(b"x")), ()))
        });
        let problem = whole(watched(Request::new(Body::from_stream(drops))).into_body(), 1_000).await.expect_err("it never ends");
        assert_eq!((problem.status(), problem.code()), (408, "body_too_slow"));
    }
}
