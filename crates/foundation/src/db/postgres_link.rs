//! One connection to PostgreSQL, driven by the thread that waits for its answers.
//!
//! Each link has a small runtime of its own: an answer arrives on the thread that asked, and no other is woken for it. The server
//! answers in the order in which it is asked, so what needs no answer of its own ([`Link::later`]) is sent and costs no wait.
//!
//! Invariants
//! - A link is used and dropped on threads that may wait, never on those of the server's runtime.
//! - What was asked and not waited for has been answered before the next who waits is answered; its failure goes before his answer.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use kernel::{Problem, Result};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{Client, Config, Connection, Error, NoTls, Socket};

/// What was asked and is not waited for.
type Asked = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

pub struct Link {
    client: Arc<Client>,
    wire: Wire,
    runtime: Runtime,
}

/// What goes to and comes from the server.
struct Wire {
    /// None once it has ended: whoever waits for an answer then hears that the connection is closed.
    connection: Option<Connection<Socket, NoTlsStream>>,
    asked: Vec<Asked>,
    failed: Option<Error>,
}

impl Link {
    pub fn open(config: &Config) -> Result<Link> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Problem::internal(format!("no runtime for a connection: {error}")))?;
        let (client, connection) = runtime.block_on(config.connect(NoTls)).map_err(super::postgres_conn::problem)?;
        let wire = Wire { connection: Some(connection), asked: Vec::new(), failed: None };
        Ok(Link { client: Arc::new(client), wire, runtime })
    }

    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Asks, and waits for the answer.
    pub fn wait<T>(&mut self, ask: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Result<T, Error> {
        let Link { client, wire, runtime } = self;
        // What could not even be sent has failed already: nothing more is asked as if it had been.
        if let Some(failed) = wire.failed.take() {
            return Err(failed);
        }
        let mut asking = pin!(ask(client));
        let mut answer = None;
        let outcome = runtime.block_on(poll_fn(|cx| {
            // Twice: what is asked is then sent, and what is there is taken in.
            for _ in 0..2 {
                wire.take_in(cx);
                if answer.is_none()
                    && let Poll::Ready(outcome) = asking.as_mut().poll(cx)
                {
                    answer = Some(outcome);
                }
                if wire.asked.is_empty()
                    && let Some(outcome) = answer.take()
                {
                    return Poll::Ready(outcome);
                }
                wire.drive(cx);
            }
            Poll::Pending
        }));
        wire.failed.take().map_or(outcome, Err)
    }

    /// Waits for the answers that nobody waited for, if there are any.
    pub fn settle(&mut self) -> Result<(), Error> {
        if self.wire.asked.is_empty() {
            return self.wire.failed.take().map_or(Ok(()), Err);
        }
        self.wait(async |_| Ok(()))
    }

    /// Asks, and does not wait for the answer.
    pub fn later(&mut self, ask: impl FnOnce(Arc<Client>) -> Asked) {
        self.wire.asked.push(ask(self.client.clone()));
        self.send();
    }

    /// Says what needs no answer at all.
    pub fn say(&mut self, sql: &'static str) {
        let client = self.client.clone();
        self.wire.asked.push(Box::pin(async move { client.batch_execute(sql).await }));
        self.send();
        self.wire.asked.clear();
        self.wire.failed = None;
    }

    /// Says good-bye to the server, and waits until it is said.
    pub fn close(self) {
        let Link { client, wire, runtime } = self;
        drop((client, wire.asked));
        if let Some(connection) = wire.connection {
            // Nobody is left to be told that it ended badly.
            let _ = runtime.block_on(connection);
        }
    }

    /// Brings what was asked on its way.
    fn send(&mut self) {
        let wire = &mut self.wire;
        self.runtime.block_on(poll_fn(|cx| {
            wire.ask_newest(cx);
            wire.drive(cx);
            Poll::Ready(())
        }));
    }
}

impl Wire {
    /// Sends what waits to be sent, and reads what has arrived.
    fn drive(&mut self, cx: &mut Context<'_>) {
        if let Some(connection) = &mut self.connection
            && Pin::new(connection).poll(cx).is_ready()
        {
            self.connection = None;
        }
    }

    /// Hands over what was asked last. What fails at once could not be sent.
    fn ask_newest(&mut self, cx: &mut Context<'_>) {
        if let Some(newest) = self.asked.last_mut()
            && let Poll::Ready(outcome) = newest.as_mut().poll(cx)
        {
            self.asked.pop();
            if let Err(error) = outcome {
                self.failed.get_or_insert(error);
            }
        }
    }

    /// Hears the answers that nobody waits for.
    fn take_in(&mut self, cx: &mut Context<'_>) {
        let failed = &mut self.failed;
        self.asked.retain_mut(|asked| match asked.as_mut().poll(cx) {
            Poll::Pending => true,
            Poll::Ready(outcome) => {
                if let Err(error) = outcome {
                    failed.get_or_insert(error);
                }
                false
            }
        });
    }
}
