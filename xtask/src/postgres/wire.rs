//! Just enough of PostgreSQL's protocol to try one text of SQL on a local server that asks for no password.
//!
//! psql is not on every machine and a driver would cost every build of xtask some twenty crates. Never reads a row, never sends a
//! password, never speaks to another host.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use crate::process::Result;

const PROTOCOL_3: i32 = 196_608;
const PATIENCE: Duration = Duration::from_secs(5);
/// Nothing a server says here is longer.
const LONGEST_MESSAGE: usize = 64 * 1024;

/// Does the server on 127.0.0.1 take this SQL from this user? The error says why not.
pub fn ask(port: u16, user: &str, database: &str, sql: &str) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).map_err(|e| format!("nothing listens on {address}: {e}"))?;
    let patience = Some(PATIENCE);
    stream.set_read_timeout(patience).and_then(|()| stream.set_write_timeout(patience)).map_err(|e| e.to_string())?;
    converse(&mut stream, user, database, sql)
}

fn converse(stream: &mut (impl Read + Write), user: &str, database: &str, sql: &str) -> Result<()> {
    send(stream, &startup(user, database))?;
    until_ready(stream)?;
    send(stream, &query(sql))?;
    until_ready(stream)
}

fn startup(user: &str, database: &str) -> Vec<u8> {
    let mut body = PROTOCOL_3.to_be_bytes().to_vec();
    for text in ["user", user, "database", database, "application_name", "xtask", ""] {
        body.extend(text.as_bytes());
        body.push(0);
    }
    with_length(&body)
}

fn query(sql: &str) -> Vec<u8> {
    let mut message = vec![b'Q'];
    let mut body = sql.as_bytes().to_vec();
    body.push(0);
    message.extend(with_length(&body));
    message
}

fn with_length(body: &[u8]) -> Vec<u8> {
    // The messages are a few hundred bytes; the length counts itself.
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX);
    [length.to_be_bytes().as_slice(), body].concat()
}

fn send(stream: &mut impl Write, message: &[u8]) -> Result<()> {
    stream.write_all(message).and_then(|()| stream.flush()).map_err(|e| format!("the server hung up: {e}"))
}

/// Reads until the server is ready for the next query; remembers the first error on the way.
fn until_ready(stream: &mut impl Read) -> Result<()> {
    let mut refused = None;
    loop {
        let (kind, body) = match receive(stream) {
            Ok(message) => message,
            // After a fatal error the server closes the line; the error it gave is the reason.
            Err(why) => return Err(refused.unwrap_or(why)),
        };
        match kind {
            b'R' if body != [0, 0, 0, 0] => return Err("the server asks for a password".to_owned()),
            b'E' => refused = refused.or_else(|| Some(message_of(&body))),
            b'Z' => return refused.map_or(Ok(()), Err),
            _ => {}
        }
    }
}

fn receive(stream: &mut impl Read) -> Result<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    stream.read_exact(&mut head).map_err(|e| format!("the server does not answer as PostgreSQL would: {e}"))?;
    let [kind, length @ ..] = head;
    let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
    if !(4..=LONGEST_MESSAGE).contains(&length) {
        return Err("the server does not answer as PostgreSQL would".to_owned());
    }
    let mut body = vec![0; length - 4];
    stream.read_exact(&mut body).map_err(|e| format!("the server hung up: {e}"))?;
    Ok((kind, body))
}

/// The text of an error: fields are a letter and a string each, `M` is the message.
fn message_of(body: &[u8]) -> String {
    let message = body.split(|byte| *byte == 0).find_map(|field| field.strip_prefix(b"M"));
    message.map_or_else(|| "the server refused".to_owned(), |text| String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// A server that says what it is told to say, whatever it hears.
    struct Scripted(Cursor<Vec<u8>>);

    impl Read for Scripted {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0.read(buffer)
        }
    }

    impl Write for Scripted {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn answer(messages: &[(u8, &[u8])]) -> Result<()> {
        let mut said = Vec::new();
        for (kind, body) in messages {
            said.push(*kind);
            said.extend(with_length(body));
        }
        converse(&mut Scripted(Cursor::new(said)), "me", "test", "select 1")
    }

    const WELCOME: (u8, &[u8]) = (b'R', &[0, 0, 0, 0]);
    const READY: (u8, &[u8]) = (b'Z', b"I");

    #[test]
    fn an_open_server_that_obeys_will_do() {
        assert_eq!(answer(&[WELCOME, READY, (b'C', b"BEGIN\0"), READY]), Ok(()));
    }

    #[test]
    fn a_refusal_is_passed_on_in_the_servers_words() {
        assert_eq!(answer(&[(b'R', &[0, 0, 0, 10])]), Err("the server asks for a password".to_owned()));
        let denied = (b'E', b"SERROR\0C42501\0Mpermission denied to create role\0\0".as_slice());
        assert_eq!(answer(&[WELCOME, READY, denied, READY]), Err("permission denied to create role".to_owned()));
        assert_eq!(answer(&[(b'E', b"Mno such user\0\0")]), Err("no such user".to_owned()));
    }

    #[test]
    fn something_else_on_the_port_is_not_believed() {
        let mut http = Scripted(Cursor::new(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec()));
        assert!(converse(&mut http, "me", "test", "select 1").unwrap_err().contains("does not answer as PostgreSQL"));
    }
}
