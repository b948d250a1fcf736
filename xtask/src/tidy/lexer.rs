//! Rust text taken apart into code and strings, so that a rule about code is not fooled by a comment.
//!
//! Positions stay: the code has the same lines and columns as the file, with blanks for what is left out. Never fails: text that
//! is no Rust comes out as code.

pub struct Lexed {
    /// Without comments, and with strings and characters emptied.
    pub code: String,
    pub strings: Vec<Literal>,
}

/// A string literal: the line it begins on (from 1) and what stands between the quotes, as written.
pub struct Literal {
    pub line: usize,
    pub text: String,
}

impl Lexed {
    pub fn of(text: &str) -> Lexed {
        let mut reader = Reader { rest: text.chars().collect(), at: 0, line: 1, code: String::new(), strings: Vec::new() };
        reader.read();
        Lexed { code: reader.code, strings: reader.strings }
    }
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    strings: Vec<Literal>,
}

impl Reader {
    fn read(&mut self) {
        while let Some(c) = self.peek(0) {
            match c {
                '/' if self.peek(1) == Some('/') => self.line_comment(),
                '/' if self.peek(1) == Some('*') => self.block_comment(),
                '"' => self.string(),
                'r' | 'b' | 'c' if !self.follows_word() && self.raw_hashes().is_some() => self.raw_string(),
                '\'' if self.is_character() => self.character(),
                _ => self.take(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    /// Moves one character into the code.
    fn take(&mut self) {
        self.go_on(|c| c);
    }

    /// Moves past one character, leaving a blank; line ends stay.
    fn skip(&mut self) {
        self.go_on(|c| if c == '\n' { c } else { ' ' });
    }

    fn go_on(&mut self, shown: impl Fn(char) -> char) {
        let Some(c) = self.peek(0) else { return };
        self.at += 1;
        self.code.push(shown(c));
        self.line += usize::from(c == '\n');
    }

    fn follows_word(&self) -> bool {
        self.at.checked_sub(1).and_then(|before| self.rest.get(before)).is_some_and(|c| is_word(*c))
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.skip();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.peek(0).is_some() {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                _ => {
                    self.skip();
                    continue;
                }
            }
            self.skip();
            self.skip();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        self.take();
        let start = self.at;
        while self.peek(0).is_some_and(|c| c != '"') {
            if self.peek(0) == Some('\\') {
                self.skip();
            }
            self.skip();
        }
        self.keep(line, start);
        self.take();
    }

    /// How many `#` a raw string beginning here has: `r"`, `br#"`, `cr##"`; None where none begins.
    fn raw_hashes(&self) -> Option<(usize, usize)> {
        let prefix = if self.peek(0) == Some('r') { 1 } else { 2 };
        if prefix == 2 && self.peek(1) != Some('r') {
            return None;
        }
        let hashes = (0..).take_while(|n| self.peek(prefix + n) == Some('#')).count();
        (self.peek(prefix + hashes) == Some('"')).then_some((prefix, hashes))
    }

    fn raw_string(&mut self) {
        let Some((prefix, hashes)) = self.raw_hashes() else { return };
        let line = self.line;
        for _ in 0..=prefix + hashes {
            self.take();
        }
        let start = self.at;
        let ends = |reader: &Reader| reader.peek(0) == Some('"') && (1..=hashes).all(|n| reader.peek(n) == Some('#'));
        while self.peek(0).is_some() && !ends(self) {
            self.skip();
        }
        self.keep(line, start);
        for _ in 0..=hashes {
            self.take();
        }
    }

    fn keep(&mut self, line: usize, start: usize) {
        let end = self.at.min(self.rest.len());
        let text = self.rest.get(start..end).unwrap_or_default().iter().collect();
        self.strings.push(Literal { line, text });
    }

    /// `'a'` and `'\n'` are characters, `'a` is a lifetime.
    fn is_character(&self) -> bool {
        self.peek(1) == Some('\\') || self.peek(2) == Some('\'')
    }

    fn character(&mut self) {
        self.take();
        if self.peek(0) == Some('\\') {
            self.skip();
        }
        self.skip();
        while self.peek(0).is_some_and(|c| c != '\'' && c != '\n') {
            self.skip();
        }
        self.take();
    }
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Does `needle` stand in `line` as a word of its own, at its beginning at least?
pub fn has_word(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(at, _)| !line.get(..at).unwrap_or_default().ends_with(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_comments_and_strings() {
        let lexed = Lexed::of("let a = \"x // y\"; // z \"q\"\nlet b = 'c'; /* d /* e */ f */ g::<'h>('\\'', '\"')\n");
        assert_eq!(lexed.code.lines().next().unwrap().trim_end(), "let a = \"      \";");
        assert!(lexed.code.contains("let b = ' ';") && lexed.code.contains("g::<'h>('  ', ' ')"), "{}", lexed.code);
        assert!(!lexed.code.contains('z') && !lexed.code.contains('d'), "{}", lexed.code);
        assert_eq!(lexed.strings.len(), 1);
        assert_eq!(lexed.strings[0].text, "x // y");
    }

    #[test]
    fn raw_strings_end_where_they_say() {
        let lexed = Lexed::of("let a = r#\"one \"two\"\n{\"#; let bar = b\"x\"; let c = br\"{\\\"; {}");
        let texts: Vec<_> = lexed.strings.iter().map(|s| (s.line, s.text.as_str())).collect();
        assert_eq!(texts, [(1, "one \"two\"\n{"), (2, "x"), (2, "{\\")]);
        assert!(lexed.code.ends_with("\"; {}") && lexed.code.matches('{').count() == 1);
    }

    #[test]
    fn an_unfinished_text_ends_quietly() {
        for text in ["\"abc", "r#\"abc", "/* abc", "'", "'\\", "b", "\"\\"] {
            assert_eq!(Lexed::of(text).code.chars().count(), text.chars().count(), "{text}");
        }
    }

    #[test]
    fn a_word_begins_where_no_word_goes_on() {
        assert!(has_word("  todo!(x)", "todo!("));
        assert!(!has_word("my_todo!(x)", "todo!("));
    }
}
