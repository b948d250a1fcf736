//! What holds for every file.

use std::io::Cursor;

use csv::{QuoteStyle, Terminator, WriterBuilder};
use proptest::prelude::*;

use super::*;

/// Cells that every encoding below can write and that no trimming touches.
fn cell() -> impl Strategy<Value = String> {
    "[a-zA-ZäöüÄÖÜßéñ0-9,;|\"'=@-]{1,12}( [a-zé\r\n\t,;|\"]{0,6}[a-z])?"
}

fn person() -> impl Strategy<Value = (String, String, String)> {
    (cell(), "[a-z0-9]{1,10}@[a-z]{2,8}\\.(de|com)", cell())
}

#[derive(Clone, Debug)]
struct Shape {
    encoding: Encoding,
    marked: bool,
    delimiter: u8,
    terminator: &'static str,
}

fn shape() -> impl Strategy<Value = Shape> {
    let encodings = prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252]);
    let shape = (encodings, any::<bool>(), prop::sample::select(DELIMITERS.to_vec()), prop::sample::select(vec!["\n", "\r", "\r\n"]));
    shape.prop_map(|(encoding, marked, delimiter, terminator)| Shape { encoding, marked, delimiter, terminator })
}

fn write(people: &[(String, String, String)], shape: &Shape) -> Vec<u8> {
    let terminator = match shape.terminator {
        "\r\n" => Terminator::CRLF,
        one => Terminator::Any(one.as_bytes()[0]),
    };
    // A cell with a lone CR or LF is only quoted by the writer when asked to quote everything.
    let mut writer =
        WriterBuilder::new().delimiter(shape.delimiter).terminator(terminator).quote_style(QuoteStyle::Always).from_writer(Vec::new());
    writer.write_record(["name", "email", "Remark of ours"]).expect("header");
    for (name, email, remark) in people {
        writer.write_record([name, email, remark]).expect("row");
    }
    let text = String::from_utf8(writer.into_inner().expect("written")).expect("utf-8");
    let mark: &[u8] = match shape.encoding {
        Encoding::Utf8 => b"\xEF\xBB\xBF",
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        Encoding::Windows1252 => b"",
    };
    let body = match shape.encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf16Le => utf16(&text, false),
        Encoding::Utf16Be => utf16(&text, true),
        Encoding::Windows1252 => text.chars().map(|c| c as u8).collect(),
    };
    if shape.marked { [mark, &body].concat() } else { body }
}

/// Reads a file with a new import for every chunk.
fn read_in_pieces(file: &[u8], options: &Options, rows_each: usize) -> Rows {
    let mut import = Import::open(file, options).expect("opens");
    let header: Header = serde_json::from_str(&serde_json::to_string(import.header()).expect("json")).expect("header");
    let mut chunk = import.next_chunk(rows_each).expect("chunk");
    let mut rows = Vec::new();
    loop {
        rows.append(&mut chunk.rows);
        if chunk.finished {
            return rows;
        }
        assert_eq!(chunk.position.record, rows.len() as u64);
        let mut reader = Cursor::new(file);
        reader.set_position(chunk.position.byte);
        let mut import =
            Import::resume(reader, options, chunk.position, header.clone(), Timestamp::from_micros(i64::MAX)).expect("resumes");
        chunk = import.next_chunk(rows_each).expect("chunk");
    }
}

/// Gives few bytes at a time, as a network does.
struct Trickle<'a>(&'a [u8], usize);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let len = self.1.min(self.0.len()).min(into.len());
        into[..len].copy_from_slice(&self.0[..len]);
        self.0 = &self.0[len..];
        Ok(len)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_is_read_back(people in prop::collection::vec(person(), 1..20), shape in shape(), detect in any::<bool>()) {
        let file = write(&people, &shape);
        // Short Windows-1252 texts that happen to be UTF-8 can only be told by the sender.
        let encoding = (!detect || shape.encoding == Encoding::Windows1252).then_some(shape.encoding);
        let options = Options { encoding, delimiter: (!detect).then_some(shape.delimiter as char), ..Options::default() };
        let (header, rows) = read_all(&file, &options);
        prop_assert_eq!(header.encoding, shape.encoding);
        prop_assert_eq!(header.delimiter as u8, shape.delimiter);
        prop_assert_eq!(rows.len(), people.len());
        for ((_, row), (name, email, remark)) in rows.iter().zip(&people) {
            let row = row.clone().map_err(|problem| TestCaseError::fail(problem.to_string()))?;
            prop_assert_eq!(&row.name, name);
            prop_assert_eq!(row.email.as_ref(), Some(email));
            prop_assert_eq!(row.metadata.get("Remark of ours"), Some(remark));
        }
    }

    #[test]
    fn resuming_anywhere_equals_one_go(people in prop::collection::vec(person(), 1..20), shape in shape(), rows_each in 1usize..5) {
        let file = write(&people, &shape);
        let options = Options { encoding: Some(shape.encoding), ..Options::default() };
        prop_assert_eq!(read_in_pieces(&file, &options, rows_each), read_all(&file, &options).1);
    }

    #[test]
    fn resuming_a_broken_file_equals_one_go(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a@b.de", ",", ",,", "\n", "\r", "\r\n", "\"", "\"\"", "ü", "\u{FEFF}", "😀", "x", " ", "\t", ";", "a@b.de,x\n", "\n\n",
        ]), 0..60),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be]),
        rows_each in 1usize..4,
    ) {
        let text = format!("email,name\n{}", pieces.concat());
        let file = match encoding {
            Encoding::Utf16Le => utf16(&text, false),
            Encoding::Utf16Be => utf16(&text, true),
            _ => text.into_bytes(),
        };
        let options = Options { encoding: Some(encoding), ..Options::default() };
        prop_assert_eq!(read_in_pieces(&file, &options, rows_each), read_all(&file, &options).1);
    }

    #[test]
    fn no_bytes_make_it_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        headed in any::<bool>(),
        encoding in prop::option::of(prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252])),
        step in 1usize..7,
    ) {
        let file = if headed { [b"email,phone\n", &bytes[..]].concat() } else { bytes };
        let options = Options { encoding, ..Options::default() };
        let whole = Import::open(&file[..], &options).map(|mut import| rest(&mut import)).map_err(|problem| problem.to_string());
        let trickled = Import::open(Trickle(&file, step), &options).map(|mut import| rest(&mut import)).map_err(|problem| problem.to_string());
        prop_assert_eq!(&whole, &trickled);
        if let Ok(rows) = whole {
            prop_assert_eq!(read_in_pieces(&file, &options, 1), rows);
        }
    }
}

#[test]
fn blocks_end_anywhere() {
    for pad in 0..6 {
        let mut text = format!("email,name\n{}", "x".repeat(pad));
        while text.len() < 200_000 {
            text.push_str("@bad,\"😀ü\r\n\"\r\na@b.de,é\r");
        }
        let file = utf16(&text, false);
        let options = Options { encoding: Some(Encoding::Utf16Le), ..Options::default() };
        let (_, from_utf16) = read_all(&file, &options);
        let (_, from_utf8) = read_all(text.as_bytes(), &Options::default());
        assert_eq!(from_utf16, from_utf8);
        assert_eq!(read_in_pieces(&file, &options, 2_000), from_utf16);
    }
}
