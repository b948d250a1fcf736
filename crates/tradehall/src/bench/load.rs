//! A small source of load: keep-alive connections that ask the next thing as soon as they are answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use foundation::telemetry::Timer;
use kernel::Result;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::problem;

/// What is asked: whole requests as bytes, made from a number that never repeats.
pub type Ask = Arc<dyn Fn(u64) -> Vec<u8> + Send + Sync>;

pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

pub struct Answer {
    pub status: u16,
    pub bytes: u64,
}

pub fn get(host: &str, path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    request("GET", host, path, headers, "")
}

pub fn request(method: &str, host: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        text.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

impl Client {
    pub async fn connect(address: &str) -> Result<Client> {
        let stream = TcpStream::connect(address).await.map_err(problem)?;
        stream.set_nodelay(true).map_err(problem)?;
        Ok(Client { stream, buffer: vec![0; 256 * 1024] })
    }

    /// Sends and reads the whole answer; its body is thrown away.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await.map_err(problem)?;
        let mut have = 0;
        let head = loop {
            let read = self.stream.read(&mut self.buffer[have..]).await.map_err(problem)?;
            if read == 0 {
                return Err(problem("the server hung up"));
            }
            have += read;
            if let Some(end) = self.buffer[..have].windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_lowercase();
        let status = text.get(9..12).and_then(|code| code.parse().ok()).ok_or_else(|| problem("an answer without a status"))?;
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.and_then(|value| value.trim().parse().ok()).ok_or_else(|| problem("an answer without a length"))?;
        let mut missing = (head + length).saturating_sub(have);
        while missing > 0 {
            let room = missing.min(self.buffer.len());
            match self.stream.read(&mut self.buffer[..room]).await.map_err(problem)? {
                0 => return Err(problem("the server hung up")),
                read => missing -= read,
            }
        }
        Ok(Answer { status, bytes: length as u64 })
    }
}

/// Asks over `connections` for `time`, and answers how many answers came per second. Anything but success ends it.
pub async fn per_second(address: &str, connections: usize, time: Duration, ask: &Ask) -> Result<u64> {
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let mut tasks = Vec::new();
    let timer = Timer::start();
    for _ in 0..connections {
        let (address, ask) = (address.to_owned(), ask.clone());
        tasks.push(tokio::spawn(async move {
            let mut client = Client::connect(&address).await?;
            let (mut answers, timer) = (0u64, Timer::start());
            while timer.elapsed() < time {
                let answer = client.ask(&ask(NUMBER.fetch_add(1, Ordering::Relaxed))).await?;
                if !(200..300).contains(&answer.status) {
                    return Err(problem(format!("answered {}", answer.status)));
                }
                answers += 1;
            }
            Ok(answers)
        }));
    }
    let mut answers = 0;
    for task in tasks {
        answers += task.await.map_err(problem)??;
    }
    let micros = u64::try_from(timer.elapsed().as_micros()).unwrap_or(u64::MAX).max(1);
    Ok(answers * 1_000_000 / micros)
}
