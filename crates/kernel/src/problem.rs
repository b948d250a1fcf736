//! One error type: what went wrong, in words for the caller, with the private cause beside it (RFC 9457).

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// An answer that is not a success. `code` is stable and for programs, `detail` is for people, `cause` never leaves the house.
#[derive(Clone)]
pub struct Problem(Box<Inner>);

#[derive(Clone)]
struct Inner {
    status: u16,
    code: Cow<'static, str>,
    detail: Option<Cow<'static, str>>,
    fields: Vec<FieldProblem>,
    extra: serde_json::Map<String, serde_json::Value>,
    cause: Option<String>,
    retry_after_s: Option<u64>,
}

/// One parameter or field that was refused, and what was expected of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FieldProblem {
    /// The parameter or the path in the body, such as `pageSize` or `items[2].amount`.
    pub name: String,
    /// What is wrong with it, or what was expected.
    pub message: String,
}

impl Problem {
    pub fn new(status: u16, code: impl Into<Cow<'static, str>>) -> Problem {
        Problem(Box::new(Inner {
            status,
            code: code.into(),
            detail: None,
            fields: Vec::new(),
            extra: serde_json::Map::new(),
            cause: None,
            retry_after_s: None,
        }))
    }

    /// 400: the request is not understood.
    pub fn bad_request(code: impl Into<Cow<'static, str>>) -> Problem {
        Problem::new(400, code)
    }
    /// 400 naming one query, path or header parameter.
    pub fn parameter(name: impl Into<String>, expected: impl Into<String>) -> Problem {
        Problem::new(400, "invalid_parameter").field(name, expected)
    }
    /// 422 naming one field of the body.
    pub fn invalid(name: impl Into<String>, expected: impl Into<String>) -> Problem {
        Problem::new(422, "invalid_field").field(name, expected)
    }
    /// 422 for a request that is understood and refused by a rule.
    pub fn refused(code: impl Into<Cow<'static, str>>) -> Problem {
        Problem::new(422, code)
    }
    pub fn unauthenticated(code: impl Into<Cow<'static, str>>) -> Problem {
        Problem::new(401, code)
    }
    pub fn forbidden(code: impl Into<Cow<'static, str>>) -> Problem {
        Problem::new(403, code)
    }
    /// 404: it does not exist, or the caller may not know that it does.
    pub fn not_found() -> Problem {
        Problem::new(404, "not_found").because("There is nothing here by that name, or it is not yours to see.")
    }
    pub fn conflict(code: impl Into<Cow<'static, str>>) -> Problem {
        Problem::new(409, code)
    }
    pub fn too_many(retry_after_s: u64) -> Problem {
        let mut problem = Problem::new(429, "too_many_requests").because("Too many requests; wait before trying again.");
        problem.0.retry_after_s = Some(retry_after_s);
        problem
    }
    pub fn unavailable(code: impl Into<Cow<'static, str>>) -> Problem {
        let mut problem = Problem::new(503, code);
        problem.0.retry_after_s = Some(1);
        problem
    }
    /// 500: our fault. The text is logged, never sent.
    pub fn internal(cause: impl Into<String>) -> Problem {
        let mut problem = Problem::new(500, "internal");
        problem.0.cause = Some(cause.into());
        problem
    }
    pub fn amount_overflow() -> Problem {
        Problem::refused("amount_too_large").because("The amount is too large to be held.")
    }

    /// The public sentence.
    pub fn because(mut self, detail: impl Into<Cow<'static, str>>) -> Problem {
        self.0.detail = Some(detail.into());
        self
    }
    /// The private cause, for the log.
    pub fn caused_by(mut self, cause: impl fmt::Display) -> Problem {
        self.0.cause = Some(cause.to_string());
        self
    }
    pub fn field(mut self, name: impl Into<String>, message: impl Into<String>) -> Problem {
        self.0.fields.push(FieldProblem { name: name.into(), message: message.into() });
        self
    }
    /// A further public member of the answer, such as `requiredMargin`.
    pub fn with(mut self, name: &str, value: impl Serialize) -> Problem {
        let value = serde_json::to_value(value).unwrap_or(serde_json::Value::Null);
        self.0.extra.insert(name.to_owned(), value);
        self
    }

    pub fn status(&self) -> u16 {
        self.0.status
    }
    pub fn code(&self) -> &str {
        &self.0.code
    }
    pub fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }
    pub fn fields(&self) -> &[FieldProblem] {
        &self.0.fields
    }
    pub fn retry_after_s(&self) -> Option<u64> {
        self.0.retry_after_s
    }

    /// The members of the answer of type `application/problem+json`.
    pub fn body(&self) -> serde_json::Value {
        let mut body = serde_json::Map::new();
        body.insert("type".into(), format!("/api/docs/problems#{}", self.0.code).into());
        body.insert("title".into(), title(&self.0.code, self.0.status).into());
        body.insert("status".into(), self.0.status.into());
        body.insert("code".into(), self.0.code.as_ref().into());
        let detail = self.0.detail.as_deref().map(str::to_owned).or_else(|| self.fields_sentence());
        if let Some(detail) = detail {
            body.insert("detail".into(), detail.into());
        }
        if !self.0.fields.is_empty() {
            body.insert("fields".into(), serde_json::to_value(&self.0.fields).unwrap_or_default());
        }
        for (name, value) in &self.0.extra {
            // What every problem says is not said otherwise by one.
            body.entry(name.clone()).or_insert_with(|| value.clone());
        }
        serde_json::Value::Object(body)
    }

    fn fields_sentence(&self) -> Option<String> {
        let parts: Vec<String> = self.0.fields.iter().map(|f| format!("{}: {}", f.name, f.message)).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// A code such as `withdrawal_status` read as words; 500s say no more than that it was us.
fn title(code: &str, status: u16) -> String {
    if status >= 500 && code == "internal" {
        return "Something went wrong on our side".into();
    }
    let words = code.to_ascii_lowercase().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.status, self.0.code)?;
        if let Some(detail) = self.0.detail.as_deref().map(str::to_owned).or_else(|| self.fields_sentence()) {
            write!(f, ": {detail}")?;
        }
        if let Some(cause) = &self.0.cause {
            write!(f, " ({cause})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Problem {}
