//! A JSON answer that was written row by row: hot lists go from the database's row to bytes without structs in between.

use std::fmt::Write;
use std::marker::PhantomData;

use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};
use aide::operation::OperationOutput;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Problem, Result, Timestamp};
use schemars::JsonSchema;

use crate::db::Column;

/// Ready JSON of the shape `T`.
pub struct JsonStream<T>(Vec<u8>, PhantomData<fn() -> T>);

impl<T> JsonStream<T> {
    pub fn new(json: Vec<u8>) -> JsonStream<T> {
        JsonStream(json, PhantomData)
    }
}

impl<T> IntoResponse for JsonStream<T> {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}

impl<T: JsonSchema> OperationOutput for JsonStream<T> {
    type Inner = T;
    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Documented> {
        axum::Json::<T>::operation_response(ctx, operation)
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        axum::Json::<T>::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}

/// Writes JSON into one buffer. Names are plain ASCII words of ours; values are escaped.
#[derive(Default)]
pub struct JsonWriter {
    out: Vec<u8>,
    fresh: bool,
}

impl JsonWriter {
    pub fn with_capacity(bytes: usize) -> JsonWriter {
        JsonWriter { out: Vec::with_capacity(bytes), fresh: true }
    }
    pub fn finish(self) -> Vec<u8> {
        self.out
    }
    pub fn len(&self) -> usize {
        self.out.len()
    }
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }
    /// What comes next stands alone, without a comma before it.
    pub fn fresh(&mut self) {
        self.fresh = true;
    }
    fn comma(&mut self) {
        if !std::mem::take(&mut self.fresh) {
            self.out.push(b',');
        }
    }
    pub fn open_object(&mut self) {
        self.comma();
        self.out.push(b'{');
        self.fresh = true;
    }
    /// A value written elsewhere, or the open beginning of an object whose fields go on.
    pub fn open_row(&mut self, json: &[u8]) {
        if !json.is_empty() {
            self.raw(json);
        }
    }
    pub fn close_object(&mut self) {
        self.out.push(b'}');
        self.fresh = false;
    }
    pub fn open_array(&mut self) {
        self.comma();
        self.out.push(b'[');
        self.fresh = true;
    }
    pub fn close_array(&mut self) {
        self.out.push(b']');
        self.fresh = false;
    }
    /// The name of the value that comes next.
    pub fn name(&mut self, name: &str) {
        self.comma();
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.fresh = true;
    }
    pub fn null(&mut self) {
        self.raw(b"null");
    }
    pub fn bool(&mut self, value: bool) {
        self.raw(if value { b"true" } else { b"false" });
    }
    pub fn int(&mut self, value: i64) {
        self.comma();
        let mut digits = [0u8; 20];
        let mut at = digits.len();
        let mut rest = value.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if value < 0 {
            self.out.push(b'-');
        }
        self.out.extend_from_slice(&digits[at..]);
    }
    pub fn text(&mut self, text: &str) {
        self.comma();
        self.out.push(b'"');
        self.escaped(text.as_bytes());
        self.out.push(b'"');
    }
    /// Text that needs no escaping whatever it says: an id, a word of ours, a number in digits.
    pub fn word(&mut self, word: &str) {
        self.comma();
        self.out.push(b'"');
        self.out.extend_from_slice(word.as_bytes());
        self.out.push(b'"');
    }
    fn escaped(&mut self, bytes: &[u8]) {
        let mut from = 0;
        while let Some(step) = next_special(&bytes[from..]) {
            let at = from + step;
            self.out.extend_from_slice(&bytes[from..at]);
            from = at + 1;
            match bytes[at] {
                b'"' => self.out.extend_from_slice(b"\\\""),
                b'\\' => self.out.extend_from_slice(b"\\\\"),
                b'\n' => self.out.extend_from_slice(b"\\n"),
                b'\r' => self.out.extend_from_slice(b"\\r"),
                b'\t' => self.out.extend_from_slice(b"\\t"),
                control => {
                    self.out.extend_from_slice(&[b'\\', b'u', b'0', b'0', HEX[usize::from(control >> 4)], HEX[usize::from(control & 15)]])
                }
            }
        }
        self.out.extend_from_slice(&bytes[from..]);
    }
    pub fn optional_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }
    /// A named column as it is: text, a number, a flag or null.
    pub fn column(&mut self, name: &str, column: Column<'_>) -> Result<()> {
        self.name(name);
        match column {
            Column::Null => self.null(),
            Column::Int(value) => self.int(value),
            Column::Bool(value) => self.bool(value),
            Column::Text(text) => self.text(text),
            Column::Bytes(_) => return Err(Problem::internal(format!("{name} is a column of bytes"))),
        }
        Ok(())
    }
    /// A named column that holds an instant or null.
    pub fn time_column(&mut self, name: &str, column: Column<'_>) -> Result<()> {
        self.name(name);
        match column {
            Column::Null => self.null(),
            Column::Int(micros) => self.time(Timestamp::from_micros(micros)),
            other => return Err(Problem::internal(format!("{name} is {other}, no instant"))),
        }
        Ok(())
    }
    /// A named column whose text is JSON that we stored.
    pub fn json_column(&mut self, name: &str, column: Column<'_>) -> Result<()> {
        self.name(name);
        match column {
            Column::Null => self.null(),
            Column::Text(text) => self.json(text),
            other => return Err(Problem::internal(format!("{name} is {other}, no JSON"))),
        }
        Ok(())
    }
    /// A value that already is JSON, such as a stored object.
    pub fn json(&mut self, json: &str) {
        self.raw(json.as_bytes());
    }
    pub fn display(&mut self, value: impl std::fmt::Display) {
        let mut text = String::new();
        let _ = write!(text, "{value}");
        self.text(&text);
    }
    /// An instant, without going through a calendar library: this stands in every row of every report.
    pub fn time(&mut self, at: Timestamp) {
        self.comma();
        let (days, millis) = (at.millis().div_euclid(86_400_000), at.millis().rem_euclid(86_400_000));
        let (year, month, day) = civil(days);
        if !(0..=9999).contains(&year) {
            self.fresh = true;
            return self.display(at);
        }
        let (h, m, s, ms) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
        let mut text = *b"\"0000-00-00T00:00:00.000Z\"";
        for (at, width, value) in [(1, 4, year), (6, 2, month), (9, 2, day), (12, 2, h), (15, 2, m), (18, 2, s), (21, 3, ms)] {
            let mut rest = value;
            for place in (at..at + width).rev() {
                text[place] = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
        }
        self.out.extend_from_slice(&text);
    }
    fn raw(&mut self, bytes: &[u8]) {
        self.comma();
        self.out.extend_from_slice(bytes);
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Where the next byte stands that JSON wants escaped; eight bytes are looked at together.
fn next_special(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let has_zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS != 0;
    let clean = |eight: &&[u8; 8]| {
        let word = u64::from_ne_bytes(**eight);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS != 0;
        !(control || has_zero(word ^ (ONES * u64::from(b'"'))) || has_zero(word ^ (ONES * u64::from(b'\\'))))
    };
    let passed = 8 * bytes.as_chunks::<8>().0.iter().take_while(clean).count();
    let special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    bytes[passed..].iter().position(special).map(|step| passed + step)
}

/// Year, month and day of a day counted from 1970-01-01 (proleptic Gregorian calendar, eras of 400 years).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(texts in proptest::collection::vec(".*", 0..4), number in any::<i64>(), micros in -62_135_596_800_000_000i64..253_370_764_799_999_999) {
            let mut json = JsonWriter::with_capacity(64);
            json.open_object();
            json.name("texts");
            json.open_array();
            texts.iter().for_each(|text| json.text(text));
            json.close_array();
            json.name("number");
            json.int(number);
            json.name("at");
            json.time(Timestamp::from_micros(micros));
            json.close_object();
            let value: serde_json::Value = serde_json::from_slice(&json.finish()).expect("valid JSON");
            prop_assert_eq!(&value["texts"], &serde_json::json!(texts));
            prop_assert_eq!(value["number"].as_i64(), Some(number));
            prop_assert_eq!(value["at"].as_str().map(str::to_owned), Some(Timestamp::from_micros(micros).to_string()));
        }
    }
}
