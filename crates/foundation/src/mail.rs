//! One mail at a time, over SMTP or, where no server is set, into a folder as `.eml` files.
//!
//! Invariants
//! - Nothing here decides whether or when a mail is sent, and nothing is tried twice: jobs do that.
//! - No text of a message can become a header or a second recipient.
//! - A password is never sent in clear, and a server that must encrypt and cannot is not used.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use kernel::{Clock, JobId, Problem, Result};
use lettre::message::header::ContentType;
use lettre::message::{MultiPart, MultiPartKind, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::brand::Brand;
use crate::config::{Mail, MailTls};
use crate::db::Tx;
use crate::db::value::{from_json_text, json_text};
use crate::egress::Egress;
use crate::entropy::{Entropy, random};
use crate::jobs::{self, Job};
use crate::secrets::Place;

pub mod own;

/// A name and an address; reads `Maria Keller <maria@example.com>` or the address alone.
pub use lettre::message::Mailbox;

/// What is sent to one person.
#[derive(Clone, Debug)]
pub struct Message {
    /// The brand's sender; without it the house's own.
    pub from: Option<Mailbox>,
    pub to: Mailbox,
    pub subject: String,
    pub text: String,
    pub html: Option<String>,
}

/// Sends mail. Clones share the connections.
#[derive(Clone)]
pub struct Mailer {
    sender: Mailbox,
    way: Way,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
}

#[derive(Clone)]
enum Way {
    /// The server, and how long one mail may take: the transport's own timeout covers no more than connecting.
    Smtp(AsyncSmtpTransport<Tokio1Executor>, Duration),
    Folder(PathBuf),
}

/// Idle connections to the server that are kept.
const MOST_CONNECTIONS: u32 = 4;

impl Mailer {
    /// The SMTP server of the settings, else the folder `mail` under `data_dir`.
    pub fn from_config(mail: &Mail, data_dir: &Path, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<Mailer> {
        let sender = mail.sender.parse();
        let sender = sender.map_err(|e| Problem::internal(format!("mail.sender is {:?}; expected Name <address>: {e}", mail.sender)))?;
        let way = match &mail.host {
            Some(host) => Way::Smtp(smtp(mail, host)?, Duration::from_secs(mail.timeout_s.into())),
            None => Way::Folder(data_dir.join("mail")),
        };
        Ok(Mailer { sender, way, clock, entropy })
    }

    /// Hands the message over. 502 `mail_refused` when the server will never take it, 503 `mail_unavailable` when it may later.
    pub async fn send(&self, message: &Message) -> Result<()> {
        let id = hex::encode(random::<16>(&*self.entropy));
        let built = self.build(message, &id)?;
        match &self.way {
            Way::Smtp(smtp, timeout) => hand_over(smtp, *timeout, built).await,
            Way::Folder(folder) => {
                let time: String = self.clock.now().to_string().chars().filter(char::is_ascii_alphanumeric).collect();
                let (folder, name) = (folder.clone(), format!("{time}-{id}.eml"));
                let written = tokio::task::spawn_blocking(move || write_whole(&folder, &name, &built.formatted())).await;
                let written = written.map_err(|e| Problem::internal(format!("writing a mail failed: {e}")))?;
                written.map_err(|e| Problem::internal(format!("writing a mail failed: {e}")))
            }
        }
    }

    /// As [`Mailer::send`], by the server that the brand has of its own.
    pub async fn send_by(&self, own: &own::Own, egress: &Egress, message: &Message) -> Result<()> {
        let message = Message { from: Some(message.from.clone().map_or_else(|| own.sender(), Ok)?), ..message.clone() };
        let built = self.build(&message, &hex::encode(random::<16>(&*self.entropy)))?;
        let (smtp, timeout) = own.transport(egress).await?;
        hand_over(&smtp, timeout, built).await
    }

    fn build(&self, message: &Message, id: &str) -> Result<lettre::Message> {
        let from = message.from.as_ref().unwrap_or(&self.sender);
        let domain = from.email.domain();
        let builder = lettre::Message::builder()
            .from(one_line(from))
            .to(one_line(&message.to))
            .subject(without_controls(&message.subject))
            .date(SystemTime::from(self.clock.now().to_jiff()))
            .message_id(Some(format!("<{id}@{domain}>")));
        let plain = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(message.text.clone());
        let built = match &message.html {
            None => builder.singlepart(plain),
            Some(html) => {
                let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(html.clone());
                let parts = MultiPart::builder().kind(MultiPartKind::Alternative).boundary(format!("part-{id}"));
                builder.multipart(parts.singlepart(plain).singlepart(html))
            }
        };
        built.map_err(|e| Problem::internal(format!("a mail cannot be put together: {e}")))
    }
}

async fn hand_over(smtp: &AsyncSmtpTransport<Tokio1Executor>, timeout: Duration, built: lettre::Message) -> Result<()> {
    match tokio::time::timeout(timeout, smtp.send(built)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if error.is_permanent() => Err(Problem::new(502, "mail_refused").caused_by(error)),
        Ok(Err(error)) => Err(Problem::unavailable("mail_unavailable").caused_by(error)),
        Err(_) => Err(Problem::unavailable("mail_unavailable").caused_by("the mail server did not answer in time")),
    }
}

fn smtp(mail: &Mail, host: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
    let tls = TlsParameters::new(host.to_owned()).map_err(|e| Problem::internal(format!("mail.host {host}: {e}")))?;
    let tls = match mail.tls {
        MailTls::Implicit => Tls::Wrapper(tls),
        MailTls::Starttls => Tls::Required(tls),
        MailTls::None => Tls::None,
    };
    let timeout = Duration::from_secs(mail.timeout_s.into());
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
        .port(mail.port)
        .tls(tls)
        .timeout(Some(timeout))
        .pool_config(PoolConfig::new().max_size(MOST_CONNECTIONS).idle_timeout(Duration::from_secs(30)));
    if let (Some(username), Some(password)) = (&mail.username, &mail.password) {
        builder = builder.credentials(Credentials::new(username.clone(), password.expose().clone()));
    }
    Ok(builder.build())
}

fn one_line(mailbox: &Mailbox) -> Mailbox {
    Mailbox::new(mailbox.name.as_deref().map(without_controls), mailbox.email.clone())
}

fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Under another name first, then renamed: who reads the folder never sees half a mail.
fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let draft = folder.join(format!(".{name}.part"));
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| std::fs::rename(&draft, folder.join(name)));
    if written.is_err() {
        _ = std::fs::remove_file(&draft);
    }
    written
}

/// Sends a mail once the transaction is committed. Its text, which may hold a link that signs in, waits sealed.
pub fn queue(tx: &mut Tx<'_>, message: &Message) -> Result<JobId> {
    let letter = Letter { subject: message.subject.clone(), text: message.text.clone(), html: message.html.clone() };
    let to = message.to.to_string();
    let sealed = tx.sealer()?.seal(SendMail::place(&to), json_text(&letter))?;
    jobs::enqueue(tx, SendMail { from: message.from.as_ref().map(ToString::to_string), to, sealed })
}

/// The job behind [`queue`].
#[derive(Serialize, Deserialize)]
pub struct SendMail {
    from: Option<String>,
    pub to: String,
    sealed: String,
}

#[derive(Serialize, Deserialize)]
struct Letter {
    subject: String,
    text: String,
    html: Option<String>,
}

impl SendMail {
    const fn place(to: &str) -> Place<'_> {
        Place::new("job", to, "payload")
    }
}

impl Job for SendMail {
    const KIND: &'static str = "mail.send";

    async fn run(self, app: App, brand: Brand) -> Result<()> {
        let opened = brand.sealer()?.open(SendMail::place(&self.to), &self.sealed)?;
        let letter: Letter = from_json_text(opened.expose())?;
        let address = |text: &str| text.parse::<Mailbox>().map_err(|error| Problem::internal(format!("a queued mail's address: {error}")));
        let from = self.from.as_deref().map(address).transpose()?;
        let message = Message { from, to: address(&self.to)?, subject: letter.subject, text: letter.text, html: letter.html };
        match brand.read(own::open).await? {
            Some(own) => app.mailer().send_by(&own, app.egress(), &message).await,
            None => app.mailer().send(&message).await,
        }
    }
}

#[cfg(test)]
mod tests;
