use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};

use kernel::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::config::Config;
use crate::entropy::SeededEntropy;
use crate::telemetry::Timer;

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(1_790_000_000)
    }
}

fn mailer(data_dir: &Path, settings: &[(&str, String)]) -> Result<Mailer> {
    let env = settings.iter().map(|(name, value)| (format!("TRADEHALL_MAIL__{name}"), value.clone()));
    let config = Config::load(None, env).expect("settings").config;
    Mailer::from_config(&config.mail, data_dir, Arc::new(Noon), Arc::new(SeededEntropy::new(1)))
}

fn message(subject: &str) -> Message {
    Message {
        from: None,
        to: "Maria Keller <maria@example.com>".parse().expect("mailbox"),
        subject: subject.into(),
        text: "Hello Maria,\n.\nyour code is 123.\n".into(),
        html: None,
    }
}

/// Header lines, with folded ones joined.
fn headers(mail: &str) -> Vec<String> {
    let head = mail.split("\r\n\r\n").next().expect("head");
    head.replace("\r\n ", " ").split("\r\n").map(str::to_owned).collect()
}

fn names(mail: &str) -> Vec<String> {
    headers(mail).iter().map(|line| line.split(':').next().expect("name").to_owned()).collect()
}

#[tokio::test]
async fn without_a_server_mails_are_files() {
    let folder = tempfile::tempdir().expect("folder");
    let mailer = mailer(folder.path(), &[("SENDER", "North <hello@north.example>".into())]).expect("mailer");
    mailer.send(&message("Your code")).await.expect("sent");
    let html = Message { html: Some("<p>Hello</p>".into()), from: Some("b@brand.example".parse().expect("mailbox")), ..message("Grüße") };
    mailer.send(&html).await.expect("sent");

    let mut files: Vec<_> = std::fs::read_dir(folder.path().join("mail")).expect("dir").map(|f| f.expect("file").path()).collect();
    files.sort();
    assert_eq!(files.len(), 2);
    let all: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).expect("mail")).collect();
    let name = files[0].file_name().expect("name").to_string_lossy().into_owned();
    assert!(name.starts_with("20260921T141320000Z-") && name.ends_with(".eml"), "{name}");
    let plain = all.iter().find(|mail| mail.contains("Subject: Your code\r\n")).expect("the first");
    assert!(
        plain.contains("From: North <hello@north.example>\r\n") && plain.contains("Date: Mon, 21 Sep 2026 14:13:20 +0000\r\n"),
        "{plain}"
    );
    assert!(plain.contains("To: \"Maria Keller\" <maria@example.com>\r\n") && plain.contains("your code is 123."), "{plain}");
    let rich = all.iter().find(|mail| mail.contains("<p>Hello</p>")).expect("the second");
    assert!(rich.contains("multipart/alternative") && rich.contains("From: b@brand.example") && rich.contains("@brand.example>"), "{rich}");
}

#[test]
fn no_text_becomes_a_header_or_a_recipient() {
    let folder = tempfile::tempdir().expect("folder");
    let mailer = mailer(folder.path(), &[]).expect("mailer");
    let honest = names(&String::from_utf8(mailer.build(&message("x"), "id").expect("mail").formatted()).expect("text"));
    for evil in
        ["x\r\nBcc: eve@example.com", "x\nBcc: eve@example.com", "x\rBcc: e@example.com", "x\u{0}\r\n\r\nbody", "x\u{85}Bcc: e@example.com"]
    {
        let to = Mailbox::new(Some(evil.into()), "maria@example.com".parse().expect("address"));
        let built = mailer.build(&Message { to, ..message(evil) }, "id").expect("mail");
        let text = String::from_utf8(built.formatted()).expect("text");
        assert_eq!(names(&text), honest, "{text}");
        assert_eq!(built.envelope().to().len(), 1);
        assert!(headers(&text).iter().any(|line| line.starts_with("Subject: x ")), "{text}");
    }
    for bad in [
        "maria@example.com\r\nBcc: eve@example.com",
        "maria@example.com, eve@example.com",
        "",
        "maria",
        "Maria <maria@example.com> <eve@example.com>",
    ] {
        assert!(bad.parse::<Mailbox>().is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn any_subject_and_name_keep_the_shape(subject in "\\PC{0,200}|[\\x00-\\x7f]{0,200}", name in "[\\x00-\\xff]{0,80}") {
        let mailer = mailer(Path::new("."), &[]).expect("mailer");
        let honest = names(&String::from_utf8(mailer.build(&message("x"), "id").expect("mail").formatted()).expect("text"));
        let to = Mailbox::new(Some(name), "maria@example.com".parse().expect("address"));
        let mail = mailer.build(&Message { to, ..message(&subject) }, "id").expect("mail").formatted();
        prop_assert_eq!(names(&String::from_utf8(mail).expect("ascii")), honest);
    }
}

#[test]
fn a_sender_that_is_no_address_is_named() {
    let problem = mailer(Path::new("."), &[("SENDER", "nobody".into())]).err().expect("refused");
    assert!(problem.to_string().contains("mail.sender"), "{problem}");
}

/// What a pretended server does with each recipient.
#[derive(Clone, Copy)]
enum Server {
    Accepts,
    Refuses,
    Defers,
    Sleeps,
}

/// Speaks SMTP on a free port and reports every connection and every mail.
fn pretend(server: Server) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("port");
    let port = listener.local_addr().expect("address").port();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let tell = tell.clone();
            _ = tell.send("connected".to_owned());
            std::thread::spawn(move || talk(stream.expect("stream"), server, |word| _ = tell.send(word)));
        }
    });
    (port, told)
}

fn talk(mut stream: TcpStream, server: Server, tell: impl Fn(String)) {
    if let Server::Sleeps = server {
        std::thread::sleep(Duration::from_secs(5));
        return;
    }
    let mut lines = BufReader::new(stream.try_clone().expect("stream")).lines().map_while(std::io::Result::ok);
    let mut say = |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).expect("said");
    say("220 here");
    while let Some(line) = lines.next() {
        match (line.split([' ', ':']).next().unwrap_or_default(), server) {
            ("EHLO", _) => say("250-here\r\n250 8BITMIME"),
            ("RCPT", Server::Refuses) => say("550 nobody"),
            ("RCPT", Server::Defers) => say("451 later"),
            ("DATA", _) => {
                say("354 go on");
                let mail: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                tell(mail.join("\n"));
                say("250 taken");
            }
            ("QUIT", _) => return say("221 bye"),
            _ => say("250 ok"),
        }
    }
}

fn over_smtp(port: u16) -> Mailer {
    let settings = [("HOST", "127.0.0.1".to_owned()), ("PORT", port.to_string()), ("TLS", "none".into()), ("TIMEOUT_S", "1".into())];
    mailer(Path::new("."), &settings).expect("mailer")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_takes_many_mails_over_one_connection() {
    let (port, told) = pretend(Server::Accepts);
    let mailer = over_smtp(port);
    for subject in ["one", "two", "three"] {
        mailer.send(&message(subject)).await.expect("sent");
        // The connection goes back to the pool a moment after the answer.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let told: Vec<String> = told.try_iter().collect();
    assert_eq!(told.iter().filter(|word| *word == "connected").count(), 1);
    let mails: Vec<_> = told.iter().filter(|word| word.contains("Subject:")).collect();
    assert!(mails.len() == 3 && mails[2].contains("Subject: three") && mails[0].contains("\n..\nyour code"), "{mails:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn never_and_not_now_are_told_apart() {
    for (server, status, code) in
        [(Server::Refuses, 502, "mail_refused"), (Server::Defers, 503, "mail_unavailable"), (Server::Sleeps, 503, "mail_unavailable")]
    {
        let (port, _told) = pretend(server);
        let timer = Timer::start();
        let problem = over_smtp(port).send(&message("x")).await.expect_err("not taken");
        assert!(timer.elapsed() < Duration::from_secs(3), "a silent server holds nobody up");
        assert_eq!((problem.status(), problem.code()), (status, code), "{problem}");
    }
    let closed = TcpListener::bind("127.0.0.1:0").expect("port").local_addr().expect("address").port();
    assert_eq!(over_smtp(closed).send(&message("x")).await.expect_err("nobody there").code(), "mail_unavailable");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_encrypt_is_told_nothing() {
    let (port, told) = pretend(Server::Accepts);
    let open = [("HOST", "127.0.0.1".to_owned()), ("PORT", port.to_string()), ("TLS", "starttls".into())];
    let known = [&open[..], &[("USERNAME", "u".into()), ("PASSWORD", "canary".into())]].concat();
    for settings in [&open[..], &known] {
        let problem = mailer(Path::new("."), settings).expect("mailer").send(&message("x")).await.expect_err("refused");
        assert_eq!(problem.code(), "mail_unavailable", "{problem}");
        assert!(!problem.to_string().contains("canary"));
    }
    assert!(told.try_iter().all(|word| !word.contains("Subject")));
}
