//! The way out: HTTP to addresses that somebody of a brand typed in, such as receivers of webhooks.
//!
//! Invariants
//! - Only `http` and `https`, and, unless the settings allow more, only ports 80 and 443 and public addresses.
//! - An address is judged after its name was looked up, and the connection goes to the very address that was judged: what a
//!   name server answers a moment later does not count.
//! - No redirect is followed, no proxy of the environment is used, at most 1 MiB of an answer is read.
//! - A call ends within the time that the settings allow, whatever the other side does.

mod address;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, Request, Uri, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use kernel::{Problem, Result};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

use crate::config;

pub use address::is_public;

/// More of an answer is not read.
const MOST_BYTES: usize = 1 << 20;
/// How many addresses of one name are tried.
const MOST_ADDRESSES: usize = 3;
const PORTS: [u16; 2] = [80, 443];

/// Makes calls to servers of others; cheap to clone.
#[derive(Clone)]
pub struct Egress {
    private: bool,
    timeout: Duration,
    tls: TlsConnector,
}

/// A web address, taken apart.
#[derive(Clone, Debug)]
pub struct Target {
    https: bool,
    /// Without the brackets of an IPv6 address.
    host: String,
    port: u16,
    uri: Uri,
}

/// What a server said.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// Empty when there was more than is read.
    pub body: Vec<u8>,
}

impl Egress {
    pub fn new(config: &config::Egress) -> Result<Egress> {
        let provider = Arc::new(crypto::ring::default_provider());
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| Problem::internal(format!("no TLS: {error}")))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let timeout = Duration::from_secs(config.timeout_s.into());
        Ok(Egress { private: config.private_addresses, timeout, tls: TlsConnector::from(Arc::new(tls)) })
    }

    /// Reads an address that somebody typed in; what can never be called is refused with the field's name.
    pub fn target(&self, field: &str, url: &str) -> Result<Target> {
        let target = Target::read(url).ok_or_else(|| Problem::invalid(field, "expected a web address such as https://example.com/hook"))?;
        self.judge_port(field, target.port, &PORTS)?;
        self.judge_host(field, &target.host)?;
        Ok(target)
    }

    pub fn judge_port(&self, field: &str, port: u16, usual: &[u16]) -> Result<()> {
        let names = || usual.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
        match self.private || usual.contains(&port) {
            true => Ok(()),
            false => Err(Problem::invalid(field, format!("expected one of the ports {}", names()))),
        }
    }

    /// A name is judged when it is called; an address can be judged at once.
    pub fn judge_host(&self, field: &str, host: &str) -> Result<()> {
        match host.parse() {
            Ok(ip) if !self.private && !is_public(ip) => Err(Problem::invalid(field, "expected a public address")),
            _ => Ok(()),
        }
    }

    /// The addresses of a name that may be called. 502 `address_refused` when there are only others.
    pub async fn resolve(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>> {
        let found = tokio::time::timeout(self.timeout, tokio::net::lookup_host((host, port))).await;
        let found: Vec<SocketAddr> = match found {
            Ok(Ok(found)) => found.collect(),
            Ok(Err(_)) => return Err(failed("not_reached", format!("{host} has no address"))),
            Err(_) => return Err(failed("not_reached", format!("the name server did not answer for {host}"))),
        };
        let allowed: Vec<SocketAddr> =
            found.into_iter().filter(|address| self.private || is_public(address.ip())).take(MOST_ADDRESSES).collect();
        match allowed.is_empty() {
            true => Err(failed("address_refused", format!("{host} is not a public address"))),
            false => Ok(allowed),
        }
    }

    /// Sends `body` and answers what came back, whatever its status. A problem means that nothing came back; its detail says why.
    pub async fn post(&self, target: &Target, headers: &[(&'static str, String)], body: String) -> Result<Answer> {
        let mut request = Request::post(target.path());
        let usual = [("content-type", "application/json".to_owned()), ("user-agent", "Tradehall".to_owned())];
        for (name, value) in usual.iter().chain(headers) {
            let value = HeaderValue::try_from(value).map_err(|error| Problem::internal(format!("the header {name}: {error}")))?;
            request = request.header(HeaderName::from_static(name), value);
        }
        let request = request
            .header(header::HOST, target.authority())
            .header(header::CONTENT_LENGTH, body.len())
            .body(Body::from(body))
            .map_err(|error| Problem::internal(format!("a request cannot be put together: {error}")))?;
        match tokio::time::timeout(self.timeout, self.call(target, request)).await {
            Ok(answer) => answer,
            Err(_) => Err(failed("not_reached", format!("no answer within {} seconds", self.timeout.as_secs()))),
        }
    }

    async fn call(&self, target: &Target, request: Request<Body>) -> Result<Answer> {
        let stream = self.connect(target).await?;
        if !target.https {
            return exchange(TokioIo::new(stream), request).await;
        }
        let name = ServerName::try_from(target.host.clone());
        let name = name.map_err(|_| failed("not_reached", format!("{} is not a name that a certificate has", target.host)))?;
        let stream = self.tls.connect(name, stream).await;
        let stream = stream.map_err(|error| failed("not_reached", format!("no encrypted connection: {error}")))?;
        exchange(TokioIo::new(stream), request).await
    }

    async fn connect(&self, target: &Target) -> Result<TcpStream> {
        let mut why = String::new();
        for address in self.resolve(&target.host, target.port).await? {
            match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(error) => why = error.to_string(),
            }
        }
        Err(failed("not_reached", format!("no connection to {}: {why}", target.host)))
    }
}

async fn exchange<S>(stream: S, request: Request<Body>) -> Result<Answer>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let broken = |error: hyper::Error| failed("not_reached", format!("the connection broke: {error}"));
    let (mut sender, connection) = http1::handshake(stream).await.map_err(broken)?;
    let connection = tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(broken);
    let answer = match answer {
        Ok(answer) => {
            let status = answer.status().as_u16();
            let body = to_bytes(Body::new(answer.into_body()), MOST_BYTES).await.unwrap_or_default().to_vec();
            Ok(Answer { status, body })
        }
        Err(problem) => Err(problem),
    };
    connection.abort();
    answer
}

/// A call that came to nothing. The detail is fit to be shown to staff.
fn failed(code: &'static str, why: String) -> Problem {
    Problem::new(502, code).because(why)
}

impl Target {
    fn read(url: &str) -> Option<Target> {
        let uri: Uri = url.trim().parse().ok()?;
        let https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_owned();
        if host.is_empty() || authority.as_str().contains('@') || url.contains('#') {
            return None;
        }
        let port = match (authority.port(), https) {
            (Some(port), _) => port.as_str().parse().ok().filter(|port| *port > 0)?,
            (None, true) => 443,
            (None, false) => 80,
        };
        Some(Target { https, host, port, uri })
    }

    /// As it was typed in, with a slash where the path was empty.
    pub fn url(&self) -> String {
        self.uri.to_string()
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    fn path(&self) -> &str {
        self.uri.path_and_query().map_or("/", |path| path.as_str())
    }

    fn authority(&self) -> &str {
        self.uri.authority().map_or("", |authority| authority.as_str())
    }
}

#[cfg(test)]
mod tests;
