//! What the program says about itself: log lines, and numbers for Prometheus.
//!
//! Invariants
//! - No query string is logged as it came: only the values of keys that carry no secret and no person are kept.
//! - Log lines go to standard error; standard output belongs to the commands.
//! - Timings are taken here and nowhere else.

use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use kernel::{Problem, Result};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::{Log, LogFormat};

/// Starts the log. A second start is refused.
pub fn init(log: &Log) -> Result<()> {
    let ansi = std::io::stderr().is_terminal();
    let subscriber = subscriber(log, ansi, std::io::stderr)?;
    tracing::subscriber::set_global_default(subscriber).map_err(|e| Problem::internal(format!("the log is already started: {e}")))
}

fn subscriber<W>(log: &Log, ansi: bool, writer: W) -> Result<Box<dyn Subscriber + Send + Sync>>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = EnvFilter::try_new(&log.level);
    let filter = filter.map_err(|e| Problem::internal(format!("log.level is {:?}; expected info or info,money=debug: {e}", log.level)))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer);
    Ok(match log.format {
        LogFormat::Text => Box::new(builder.with_ansi(ansi).finish()),
        LogFormat::Json => Box::new(builder.json().flatten_event(true).with_current_span(true).with_span_list(false).finish()),
    })
}

/// Keys whose values may be logged: paging, sorting and kinds. Everything else may be a token, a name or a search for one.
const SHOWN_KEYS: [&str; 14] = [
    "page", "pageSize", "limit", "offset", "cursor", "sort", "order", "orderBy", "status", "type", "interval", "format", "locale",
    "currency",
];
const LONGEST_SHOWN: usize = 64;

/// A path and query fit for the log: `/orders?page=2&token=[hidden]`.
pub fn redacted(uri: &axum::http::Uri) -> String {
    match uri.query() {
        Some(query) => format!("{}?{}", uri.path(), redacted_query(query)),
        None => uri.path().to_owned(),
    }
}

fn redacted_query(query: &str) -> String {
    let pair = |pair: &str| match pair.split_once('=') {
        Some((key, value)) if SHOWN_KEYS.contains(&key) && is_plain(value) => format!("{key}={value}"),
        Some((key, _)) if is_plain(key) => format!("{key}=[hidden]"),
        _ => "[hidden]".to_owned(),
    };
    query.split('&').take(32).map(pair).collect::<Vec<_>>().join("&")
}

/// Short, and of letters that can neither end a log line nor hide another encoding.
fn is_plain(text: &str) -> bool {
    text.len() <= LONGEST_SHOWN && !text.starts_with("th_") && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.,:[]".contains(&b))
}

/// The numbers of this process.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

/// Upper bounds of the buckets for seconds: a millisecond to ten seconds.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

impl Metrics {
    /// The one recorder of the process, installed the first time it is asked for.
    pub fn install() -> Result<Metrics> {
        static INSTALLED: OnceLock<std::result::Result<PrometheusHandle, String>> = OnceLock::new();
        let build = || {
            let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &SECONDS);
            builder.and_then(PrometheusBuilder::install_recorder).map_err(|e| e.to_string())
        };
        INSTALLED.get_or_init(build).clone().map(Metrics).map_err(|e| Problem::internal(format!("metrics: {e}")))
    }

    /// The page that Prometheus reads (text format 0.0.4).
    pub fn render(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }
}

/// Measures how long something takes, by a clock that never goes back.
#[derive(Clone, Copy, Debug)]
pub struct Timer(Instant);

impl Timer {
    #[expect(clippy::disallowed_methods, reason = "this is the stopwatch that everything else uses")]
    pub fn start() -> Timer {
        Timer(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    pub fn elapsed_ms(&self) -> u64 {
        u64::try_from(self.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Records the time in a histogram, whose name ends in `_seconds`.
    pub fn record(self, name: &'static str, labels: &[(&'static str, String)]) {
        metrics::histogram!(name, labels).record(self.elapsed().as_secs_f64());
    }
}

/// Measures for how long the thread that it is started and asked on had a processor: what others or the host of the machine took meanwhile
/// is not in it.
#[derive(Clone, Copy, Debug)]
pub struct WorkTimer(Duration);

impl WorkTimer {
    pub fn start() -> WorkTimer {
        WorkTimer(worked())
    }

    pub fn elapsed(&self) -> Duration {
        worked().saturating_sub(self.0)
    }
}

/// How long the thread has worked in its life.
fn worked() -> Duration {
    let worked = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(worked).unwrap_or_default()
}

/// Counts requests, and shows what was counted; without a recorder (in tests, in short commands) it counts nothing.
#[derive(Default)]
pub struct Meter(Option<Metrics>);

impl Meter {
    pub fn of(metrics: Metrics) -> Meter {
        Meter(Some(metrics))
    }

    /// One answered request.
    pub fn request(&self, method: &str, status: u16, micros: i64) {
        if self.0.is_none() {
            return;
        }
        let labels = [("method", method.to_owned()), ("status", status.to_string())];
        metrics::counter!("http_requests_total", &labels).increment(1);
        let elapsed = Duration::from_micros(micros.max(0).unsigned_abs());
        metrics::histogram!("http_request_seconds", &[("method", method.to_owned())]).record(elapsed);
    }

    /// The text that Prometheus reads.
    pub fn render(&self) -> String {
        self.0.as_ref().map(Metrics::render).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("page").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn written(format: LogFormat, level: &str, work: impl FnOnce()) -> String {
        let page = Page::default();
        let (log, writer) = (Log { format, level: level.into() }, page.clone());
        tracing::subscriber::with_default(subscriber(&log, false, move || writer.clone()).expect("log"), work);
        let bytes = page.0.lock().expect("page").clone();
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn a_json_line_is_one_object_and_a_text_line_one_line() {
        let say = || tracing::info!(status = 200, path = "/a\nb \u{1b}[31m", "answered");
        let json = written(LogFormat::Json, "info", say);
        let line: serde_json::Value = serde_json::from_str(&json).expect("json");
        assert_eq!(
            (line["message"].as_str(), line["status"].as_i64(), line["level"].as_str()),
            (Some("answered"), Some(200), Some("INFO"))
        );
        let text = written(LogFormat::Text, "info", say);
        assert!(text.lines().count() == 1 && text.contains("answered") && !text.contains('\u{1b}'), "{text:?}");
    }

    #[test]
    fn the_level_decides() {
        let say = || {
            tracing::debug!("quiet");
            tracing::warn!("loud");
        };
        let text = written(LogFormat::Text, "warn", say);
        assert!(text.contains("loud") && !text.contains("quiet"));
        let bad = Log { format: LogFormat::Text, level: "info,=what=".into() };
        assert!(subscriber(&bad, false, std::io::sink).is_err());
    }

    #[test]
    fn a_query_shows_only_what_is_harmless() {
        let table = [
            ("/orders", "/orders"),
            ("/orders?page=2&pageSize=50&status=OPEN", "/orders?page=2&pageSize=50&status=OPEN"),
            ("/orders/export?token=canary&page=1", "/orders/export?token=[hidden]&page=1"),
            ("/auth/login?token=canary&returnUrl=/x?email=canary", "/auth/login?token=[hidden]&returnUrl=[hidden]"),
            ("/customers?search=canary&Page=canary", "/customers?search=[hidden]&Page=[hidden]"),
            ("/x?canary", "/x?[hidden]"),
            ("/x?canary%40mail.example=1", "/x?[hidden]"),
            ("/x?page=th_s_canary", "/x?page=[hidden]"),
            ("/x?sort=%0aERROR", "/x?sort=[hidden]"),
            ("/x?token=a=canary&&", "/x?token=[hidden]&[hidden]&[hidden]"),
        ];
        for (uri, expected) in table {
            let shown = redacted(&uri.parse().expect(uri));
            assert_eq!(shown, expected);
            assert!(!shown.contains("canary"), "{shown}");
        }
    }

    #[test]
    fn timings_are_counted_in_buckets() {
        let metrics = Metrics::install().expect("metrics");
        let timer = Timer::start();
        assert!(timer.elapsed_ms() < 60_000);
        timer.record("test_wait_seconds", &[("lane", "a".to_owned())]);
        let page = Metrics::install().expect("the same").render();
        assert!(page.contains("test_wait_seconds_count{lane=\"a\"} 1") && page.contains("le=\"0.25\""), "{page}");
        assert_eq!(page, metrics.render());
    }
}
