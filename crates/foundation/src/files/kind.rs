//! What a file is, by its first bytes, and how large a picture says it is. Nothing is decoded.

use kernel::{Problem, Result};

/// The kinds of file that are kept at all: pictures that can be drawn anew, and papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    Pdf,
    Png,
    Jpeg,
}

/// Larger pictures are refused: whoever decodes one needs up to four bytes for each pixel, and as much again while it is done.
pub(super) const MOST_PIXELS: u64 = 32_000_000;

impl FileKind {
    pub const ALL: [FileKind; 3] = [FileKind::Pdf, FileKind::Png, FileKind::Jpeg];

    pub const fn content_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Png => "image/png",
            FileKind::Jpeg => "image/jpeg",
        }
    }

    pub const fn extension(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Png => "png",
            FileKind::Jpeg => "jpg",
        }
    }

    /// The kind stored under this content type.
    pub fn of_content_type(text: &str) -> Option<FileKind> {
        FileKind::ALL.into_iter().find(|kind| kind.content_type() == text)
    }

    /// By the first bytes alone. A file that begins like something else is never one of these.
    pub fn sniff(head: &[u8]) -> Option<FileKind> {
        let at = |from: usize, bytes: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(bytes));
        match () {
            () if at(0, b"%PDF-1.") || at(0, b"%PDF-2.") => Some(FileKind::Pdf),
            () if at(0, b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR") => Some(FileKind::Png),
            () if at(0, b"\xff\xd8\xff") => Some(FileKind::Jpeg),
            () => None,
        }
    }
}

/// Watches a file go by.
pub(super) struct Inspector {
    kind: FileKind,
    pixels: Option<(u32, u32)>,
    jpeg: Option<Jpeg>,
}

impl Inspector {
    /// From the first chunk of the file.
    pub(super) fn of(head: &[u8], allowed: &[FileKind]) -> Result<Inspector> {
        let Some(kind) = FileKind::sniff(head).filter(|kind| allowed.contains(kind)) else {
            let names: Vec<&str> = allowed.iter().map(|kind| kind.extension()).collect();
            return Err(
                Problem::refused("file_kind").because(format!("This kind of file is not accepted; expected one of {}.", names.join(", ")))
            );
        };
        let pixels = match kind {
            FileKind::Png => Some(png(head).ok_or_else(unreadable)?),
            FileKind::Jpeg | FileKind::Pdf => None,
        };
        let inspector = Inspector { kind, pixels, jpeg: (kind == FileKind::Jpeg).then(Jpeg::default) };
        inspector.check()?;
        Ok(inspector)
    }

    pub(super) fn look(&mut self, bytes: &[u8]) -> Result<()> {
        if let (Some(jpeg), None) = (&mut self.jpeg, self.pixels) {
            self.pixels = jpeg.look(bytes).map_err(|()| unreadable())?;
        }
        self.check()
    }

    pub(super) fn finish(self) -> Result<(FileKind, Option<(u32, u32)>)> {
        match (self.kind, self.pixels) {
            (FileKind::Jpeg, None) => Err(unreadable()),
            (kind, pixels) => Ok((kind, pixels)),
        }
    }

    fn check(&self) -> Result<()> {
        match self.pixels {
            Some((0, _) | (_, 0)) => Err(unreadable()),
            Some((width, height)) if u64::from(width) * u64::from(height) > MOST_PIXELS => Err(picture_too_large()),
            _ => Ok(()),
        }
    }
}

pub(super) fn unreadable() -> Problem {
    Problem::refused("file_unreadable").because("The file is damaged or incomplete.")
}

pub(super) fn picture_too_large() -> Problem {
    let millions = MOST_PIXELS / 1_000_000;
    Problem::refused("picture_too_large")
        .because(format!("The picture has too many pixels; expected at most {millions} million."))
        .with("mostPixels", MOST_PIXELS)
}

fn chunk<const N: usize>(bytes: &[u8], from: usize) -> Option<[u8; N]> {
    bytes.get(from..)?.first_chunk().copied()
}

fn png(head: &[u8]) -> Option<(u32, u32)> {
    Some((u32::from_be_bytes(chunk(head, 16)?), u32::from_be_bytes(chunk(head, 20)?)))
}

/// Walks over a JPEG's segments, which may come in any portions, to the frame header with its size.
#[derive(Default)]
struct Jpeg {
    passed: u64,
    state: State,
}

#[derive(Default)]
enum State {
    /// At the FF before a marker.
    #[default]
    Marker,
    Code,
    Length {
        code: u8,
        high: Option<u8>,
    },
    Skip {
        left: u16,
    },
    Frame {
        got: [u8; 5],
        count: usize,
    },
}

impl Jpeg {
    /// The size once it is found, nothing as long as it is not; an error if this is no JPEG.
    fn look(&mut self, mut bytes: &[u8]) -> Result<Option<(u32, u32)>, ()> {
        while let Some((&byte, rest)) = bytes.split_first() {
            if let State::Skip { left } = &mut self.state {
                let skipped = bytes.len().min(usize::from(*left));
                *left -= skipped as u16;
                bytes = &bytes[skipped..];
                if *left == 0 {
                    self.state = State::Marker;
                }
                continue;
            }
            bytes = rest;
            self.passed += 1;
            if let State::Frame { got, count } = &mut self.state {
                got[*count] = byte;
                *count += 1;
                if let (5, [_, h1, h0, w1, w0]) = (*count, *got) {
                    return Ok(Some((u16::from_be_bytes([w1, w0]).into(), u16::from_be_bytes([h1, h0]).into())));
                }
                continue;
            }
            self.state = self.after(byte)?;
        }
        Ok(None)
    }

    fn after(&self, byte: u8) -> Result<State, ()> {
        match (&self.state, byte) {
            (State::Marker, 0xff) => Ok(State::Code),
            // FF may be repeated; the start of the image comes first and only then; some markers stand alone.
            (State::Code, 0xff) => Ok(State::Code),
            (State::Code, 0xd8) if self.passed == 2 => Ok(State::Marker),
            (State::Code, 0x01 | 0xd0..=0xd7) => Ok(State::Marker),
            // The picture's data, its end or another start before any frame header.
            (State::Code, 0x00 | 0xd8..=0xda) => Err(()),
            (State::Code, code) => Ok(State::Length { code, high: None }),
            (State::Length { code, high: None }, high) => Ok(State::Length { code: *code, high: Some(high) }),
            (State::Length { code, high: Some(high) }, low) => match (code, u16::from_be_bytes([*high, low])) {
                (_, 0..=1) => Err(()),
                (0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf, 7..) => Ok(State::Frame { got: [0; 5], count: 0 }),
                (_, 2) => Ok(State::Marker),
                (_, length) => Ok(State::Skip { left: length - 2 }),
            },
            _ => Err(()),
        }
    }
}
