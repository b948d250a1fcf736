//! A brand's own mail server, as its staff set it.
//!
//! Invariants
//! - A server without a host is no server: the brand's mail goes the house's way.
//! - Its password is sealed, never answered, and never sent without encryption.
//! - Its address is judged for every mail like any other that somebody of a brand typed in (`egress`), and the connection goes to
//!   the address that was judged.

use std::time::Duration;

use kernel::{Problem, Result};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use serde::{Deserialize, Serialize};

use super::Mailbox;
use crate::db::value::{from_json_text, json_text};
use crate::db::{Read, Tx};
use crate::egress::Egress;
use crate::secrets::{Place, Secret};
use crate::settings;

/// The key under which it is kept.
pub const KEY: &str = "mail.smtp";
const PASSWORD: Place<'static> = Place::new("setting", KEY, "password");
/// The port on which servers speak encrypted from the first byte; on the others the encryption is asked for.
const IMPLICIT_TLS: u16 = 465;
const PORTS: [u16; 4] = [25, 465, 587, 2525];
const TIMEOUT: Duration = Duration::from_secs(20);

/// A mail server. The password stands beside it, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Server {
    pub host: String,
    pub port: u16,
    /// Encrypted, or not at all used.
    pub secure: bool,
    pub username: String,
    /// Who mails of the brand come from.
    pub sender: String,
    /// Where the house's own notices go.
    pub staff_email: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    server: Server,
    password: Option<String>,
}

impl Server {
    /// Rules between the fields, each told under the field's name.
    pub fn check(&self, egress: &Egress, has_password: bool) -> Result<()> {
        let host = &self.host;
        let plain = !host.is_empty() && host.len() <= 253 && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b));
        if !plain {
            return Err(Problem::invalid("host", "expected the name of a mail server such as smtp.example.com"));
        }
        egress.judge_port("port", self.port, &PORTS)?;
        egress.judge_host("host", host)?;
        if has_password == self.username.is_empty() {
            return Err(Problem::invalid("password", "expected both user name and password, or neither"));
        }
        if has_password && !self.secure {
            return Err(Problem::invalid("secure", "expected true: a password is not sent without encryption"));
        }
        for (field, text) in [("sender", &self.sender), ("staffEmail", &self.staff_email)] {
            if text.parse::<Mailbox>().is_err() || text.chars().any(char::is_control) {
                return Err(Problem::invalid(field, "expected an e-mail address, or Name <address>"));
            }
        }
        Ok(())
    }
}

/// The brand's server and whether it has a password.
pub fn find(read: &mut Read<'_>) -> Result<Option<(Server, bool)>> {
    Ok(kept(read)?.map(|kept| (kept.server, kept.password.is_some())))
}

fn kept(read: &mut Read<'_>) -> Result<Option<Kept>> {
    let kept: Option<Kept> = settings::stored(read, KEY)?.map(|text| from_json_text(&text)).transpose()?;
    Ok(kept.filter(|kept| !kept.server.host.is_empty()))
}

/// Where notices of the house go.
pub fn staff_address(read: &mut Read<'_>) -> Result<Option<Mailbox>> {
    Ok(find(read)?.and_then(|(server, _)| server.staff_email.parse().ok()))
}

/// Keeps the server. Without a new password it keeps the one that is there.
pub fn set(tx: &mut Tx<'_>, server: &Server, password: Option<&Secret>, by: Option<&str>) -> Result<()> {
    let password = match password {
        _ if server.host.is_empty() => None,
        Some(password) if password.expose().is_empty() => None,
        Some(password) => Some(tx.sealer()?.seal(PASSWORD, password.expose())?),
        None => kept(tx)?.and_then(|kept| kept.password),
    };
    settings::store(tx, KEY, &json_text(&Kept { server: server.clone(), password }), by)
}

/// A server that can be spoken to.
pub struct Own {
    server: Server,
    password: Option<Secret>,
}

pub fn open(read: &mut Read<'_>) -> Result<Option<Own>> {
    let Some(Kept { server, password }) = kept(read)? else { return Ok(None) };
    let password = password.map(|sealed| read.sealer()?.open(PASSWORD, &sealed)).transpose()?;
    Ok(Some(Own { server, password }))
}

impl Own {
    pub fn sender(&self) -> Result<Mailbox> {
        self.server.sender.parse().map_err(|error| Problem::internal(format!("the brand's sender: {error}")))
    }

    /// A connection of its own, to an address that may be called.
    pub async fn transport(&self, egress: &Egress) -> Result<(AsyncSmtpTransport<Tokio1Executor>, Duration)> {
        let Server { host, port, secure, username, .. } = &self.server;
        let address = egress.resolve(host, *port).await?;
        let address = address.first().ok_or_else(|| Problem::internal("no address to call"))?;
        let tls =
            TlsParameters::new(host.clone()).map_err(|error| Problem::internal(format!("the brand's mail server {host}: {error}")))?;
        let tls = match (secure, *port) {
            (false, _) => Tls::None,
            (true, IMPLICIT_TLS) => Tls::Wrapper(tls),
            (true, _) => Tls::Required(tls),
        };
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(address.ip().to_string()).port(*port).tls(tls).timeout(Some(TIMEOUT));
        if let Some(password) = &self.password {
            builder = builder.credentials(Credentials::new(username.clone(), password.expose().clone()));
        }
        Ok((builder.build(), TIMEOUT))
    }
}
