//! Opening a socket: the upgrade, and the first message that says who listens.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};
use aide::{OperationInput, OperationOutput};
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use foundation::app::App;
use foundation::auth::{Anonymous, SignedIn};
use foundation::http::Failure;
use foundation::http::openapi::problem_response;
use kernel::{Problem, Result};
use uuid::Uuid;

use super::messages::{Asked, Hello};
use super::session::Session;

/// How long a socket may say nothing before its first message.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of the longest message that a client may send.
const LONGEST: usize = 16 * 1024;
/// Sockets of one user.
const MOST_SOCKETS: u32 = 20;

/// Why a socket was closed, by its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// A message that cannot be understood.
    Misunderstood = 4400,
    /// The token is not, or no longer, good.
    Refused = 4401,
    /// The user has too many sockets.
    TooMany = 4429,
    /// The client takes nothing.
    TooSlow = 4408,
    /// Something is wrong here; come back in a moment.
    Failed = 1011,
}

/// The upgrade, and what the request brought with it.
pub struct Upgrade {
    upgrade: WebSocketUpgrade,
    parts: Parts,
}

impl FromRequestParts<App> for Upgrade {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Upgrade, Failure> {
        let expected = || Problem::new(426, "upgrade_needed").because("This address is a WebSocket; see docs/stream.md.");
        let kept = parts.clone();
        let upgrade = WebSocketUpgrade::from_request_parts(parts, app).await.map_err(|_| Failure(expected()))?;
        Ok(Upgrade { upgrade, parts: kept })
    }
}

impl OperationInput for Upgrade {
    fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        vec![(Some(426), problem_response(ctx, "The request asks for no WebSocket"))]
    }
}

/// The token never stands in the address, where logs would keep it: it comes with the first message.
pub async fn open(State(app): State<App>, _: Anonymous, Upgrade { upgrade, parts }: Upgrade) -> Switched {
    let upgrade = upgrade.max_message_size(LONGEST).max_frame_size(LONGEST);
    Switched(upgrade.on_upgrade(move |socket| async move {
        let mut socket = socket;
        if let Err(end) = serve(&mut socket, app, parts).await {
            close(&mut socket, end).await;
        }
    }))
}

/// The answer to an upgrade.
pub struct Switched(Response);

impl IntoResponse for Switched {
    fn into_response(self) -> Response {
        self.0
    }
}

impl OperationOutput for Switched {
    type Inner = ();
    fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<Documented> {
        Some(Documented {
            description: "The connection is a WebSocket from here on; docs/stream.md says what goes over it".into(),
            ..Documented::default()
        })
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        Self::operation_response(ctx, operation).map(|response| (Some(101), response)).into_iter().collect()
    }
}

async fn serve(socket: &mut WebSocket, app: App, parts: Parts) -> Result<(), End> {
    let Some(hello) = hello(socket).await? else { return Ok(()) };
    let door = Door { app, parts, token: hello.token.clone() };
    let user = door.who().await?;
    let id = user.principal().map_err(|_| End::Refused)?.id;
    let _seat = Seat::take(id).ok_or(End::TooMany)?;
    Session::begin(door, user, &hello).await?.run(socket).await
}

/// The first message; none when the client left instead.
async fn hello(socket: &mut WebSocket) -> Result<Option<Hello>, End> {
    let first = tokio::time::timeout(PATIENCE, socket.recv()).await.map_err(|_| End::Refused)?;
    match first {
        Some(Ok(Message::Text(text))) => match Asked::read(&text) {
            Some(Asked::Hello(hello)) => Ok(Some(hello)),
            _ => Err(End::Misunderstood),
        },
        Some(Ok(Message::Close(_)) | Err(_)) | None => Ok(None),
        Some(Ok(_)) => Err(End::Misunderstood),
    }
}

async fn close(socket: &mut WebSocket, end: End) {
    let reason = match end {
        End::Misunderstood => "misunderstood",
        End::Refused => "sign in again",
        End::TooMany => "too many sockets",
        End::TooSlow => "too slow",
        End::Failed => "come back in a moment",
    };
    let frame = CloseFrame { code: end as u16, reason: reason.into() };
    // Whoever takes nothing does not take this either.
    let _ = tokio::time::timeout(Duration::from_secs(1), socket.send(Message::Close(Some(frame)))).await;
}

/// The request that opened the socket, with the token put where every request has it.
pub struct Door {
    app: App,
    parts: Parts,
    token: String,
}

impl Door {
    /// Who listens, as of now.
    pub async fn who(&self) -> Result<SignedIn, End> {
        let mut parts = self.parts.clone();
        let bearer = HeaderValue::try_from(format!("Bearer {}", self.token)).map_err(|_| End::Refused)?;
        parts.headers.insert(header::AUTHORIZATION, bearer);
        SignedIn::from_request_parts(&mut parts, &self.app).await.map_err(|Failure(problem)| match problem.status() {
            500.. => End::Failed,
            _ => End::Refused,
        })
    }
}

/// Open sockets by user.
static SEATS: Mutex<BTreeMap<Uuid, u32>> = Mutex::new(BTreeMap::new());

/// One of a user's sockets; given back when it ends.
struct Seat(Uuid);

impl Seat {
    fn take(user: Uuid) -> Option<Seat> {
        let mut seats = SEATS.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.entry(user).or_default();
        if *taken >= MOST_SOCKETS {
            return None;
        }
        *taken += 1;
        Some(Seat(user))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = SEATS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = seats.get_mut(&self.0) {
            *taken -= 1;
            if *taken == 0 {
                seats.remove(&self.0);
            }
        }
    }
}
