//! RON text → a tree in which every value knows its place.
//!
//! `ron` itself gives places only for errors, and with its borrowed raw values we would read a script once for every level:
//! twenty times the work for the list on the home screen. Escapes in strings are still left to `ron`; a test checks that
//! our grammar is the same as its.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::Syntax;

/// The deepest nesting we read, which is `ron`'s own limit.
const DEEPEST: usize = 64;

/// The most parts we read between two brackets, more than any script has.
const LONGEST: usize = 1_000;

/// A range of the text, in bytes.
pub(crate) type Span = Range<usize>;

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Node<'t> {
    pub(crate) span: Span,
    /// Where to point when something is wrong with it: its name, or all of it if that is one line, or its first character.
    pub(crate) head: Span,
    /// The word before the parentheses, or the word alone: `Top` of `Top(3, "vote")`.
    pub(crate) name: Option<Name<'t>>,
    pub(crate) body: Body<'t>,
}

/// A word or a key and its place.
#[derive(Clone, Debug)]
pub(crate) struct Name<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum Body<'t> {
    /// A word on its own, which is the node's name.
    Word,
    Text(Cow<'t, str>),
    Number(f64),
    /// `(a, b)`
    Items(Vec<Node<'t>>),
    /// `(a: b)` or `{"a": b}`
    Fields(Vec<(Name<'t>, Node<'t>)>),
    /// `[a, b]`
    List(Vec<Node<'t>>),
}

impl<'t> Node<'t> {
    /// Returns the value of a field, if this has fields.
    pub(crate) fn field(&self, name: &str) -> Option<&Node<'t>> {
        let Body::Fields(fields) = &self.body else {
            return None;
        };
        fields
            .iter()
            .find(|(key, _)| key.text == name)
            .map(|(_, node)| node)
    }

    /// Returns the text, if this is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Body::Text(text) = &self.body {
            Some(text)
        } else {
            None
        }
    }
}

/// Where the syntax is wrong, and how.
pub(crate) type Wrong = (Span, Syntax);

/// Reads one value. Only blanks and comments may follow it.
pub(crate) fn read(text: &str) -> Result<Node<'_>, Wrong> {
    let mut reader = Reader {
        text,
        at: text.len() - text.trim_start_matches('\u{feff}').len(),
        depth: 0,
        string: 0,
    };
    reader
        .whole()
        .map_err(|wrong| reader.with_other_quote(wrong))
}

/// The place behind the blanks and comments that begin at this one.
pub(crate) fn behind_blank(text: &str, at: usize) -> usize {
    let mut reader = Reader {
        text,
        at,
        depth: 0,
        string: 0,
    };
    let _open_comment = reader.blank();
    reader.at
}

/// Whether it is a quote as word processors write it.
fn is_other_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '″' | '＂' | '\''
    )
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    /// Where the string that was read last begins.
    string: usize,
}

impl<'t> Reader<'t> {
    fn whole(&mut self) -> Result<Node<'t>, Wrong> {
        self.blank()?;
        let node = self.value()?;
        self.blank()?;
        match self.peek() {
            None => Ok(node),
            Some(c) => Err((self.here(), Syntax::Trailing(c))),
        }
    }

    /// Returns what is really wrong where a text has a curly quote in place of a straight one: at its beginning, or at
    /// the end of its first line, so that it went on to the next straight one.
    fn with_other_quote(&self, (span, syntax): Wrong) -> Wrong {
        match syntax {
            Syntax::Unexpected(c) if is_other_quote(c) => (span, Syntax::OtherQuote(c)),
            Syntax::Unexpected(_)
            | Syntax::Comma
            | Syntax::Colon
            | Syntax::Trailing(_)
            | Syntax::Escape
            | Syntax::OpenString => {
                let line = self.text[self.string..].lines().next().unwrap_or_default();
                let line = line.trim_end_matches([',', ')', ']', ' ', '\t']);
                let last = line.char_indices().next_back();
                match last.filter(|(at, c)| *at > 0 && is_other_quote(*c)) {
                    Some((at, c)) => {
                        let at = self.string + at;
                        (at..at + c.len_utf8(), Syntax::OtherQuote(c))
                    }
                    None => (span, syntax),
                }
            }
            syntax => (span, syntax),
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the range of the next character; empty at the end.
    fn here(&self) -> Span {
        self.at..self.at + self.peek().map_or(0, char::len_utf8)
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn eat_while(&mut self, keep: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let taken = &rest[..rest.find(|c| !keep(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    /// Skips blanks and comments.
    fn blank(&mut self) -> Result<(), Wrong> {
        loop {
            self.eat_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
            if self.rest().starts_with("//") {
                self.eat_while(|c| c != '\n');
            } else if self.rest().starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Result<(), Wrong> {
        let open = self.at..self.at + 2;
        let mut depth = 0;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else if let Some(c) = rest.chars().next() {
                self.at += c.len_utf8();
            } else {
                return Err((open, Syntax::OpenComment));
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn value(&mut self) -> Result<Node<'t>, Wrong> {
        let start = self.at;
        let (name, body) = match self.peek() {
            None => return Err((self.here(), Syntax::Ended)),
            Some('"') => (None, Body::Text(self.string()?)),
            Some('r') if self.raw_hashes().is_some() => (None, Body::Text(self.raw_string()?)),
            Some('(') => (None, self.group()?),
            Some('[') => (None, Body::List(self.list('[', ']')?)),
            Some('{') => (None, self.map()?),
            Some(c) if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => (None, self.number()?),
            Some(c) if starts_word(c) => {
                let name = self.word();
                let end = self.at;
                self.blank()?;
                let body = if self.peek() == Some('(') {
                    self.group()?
                } else {
                    self.at = end;
                    Body::Word
                };
                (Some(name), body)
            }
            Some(c) => return Err((self.here(), Syntax::Unexpected(c))),
        };
        let span = start..self.at;
        let head = match &name {
            Some(name) => name.span.clone(),
            None if self.text[span.clone()].contains('\n') => start..start + 1,
            None => span.clone(),
        };
        Ok(Node {
            span,
            head,
            name,
            body,
        })
    }

    fn word(&mut self) -> Name<'t> {
        let start = self.at;
        let text = self.eat_while(|c| c.is_ascii_alphanumeric() || c == '_');
        Name {
            text: Cow::Borrowed(text),
            span: start..self.at,
        }
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Wrong> {
        let start = self.at;
        self.string = start;
        let mut escaped = false;
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.at = start + at + 1;
                    let inner = &self.text[start + 1..self.at - 1];
                    if !escaped {
                        return Ok(Cow::Borrowed(inner));
                    }
                    let read = ron::from_str::<String>(&self.text[start..self.at]);
                    return read
                        .map(Cow::Owned)
                        .map_err(|_| (start..self.at, Syntax::Escape));
                }
                '\\' => {
                    escaped = true;
                    chars.next();
                }
                _ => {}
            }
        }
        Err((start..start + 1, Syntax::OpenString))
    }

    /// Counts the `#` between `r` and the quote, if a raw string begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('r')?;
        let hashes = rest.bytes().take_while(|b| *b == b'#').count();
        rest[hashes..].starts_with('"').then_some(hashes)
    }

    fn raw_string(&mut self) -> Result<Cow<'t, str>, Wrong> {
        let start = self.at;
        let hashes = self.raw_hashes().unwrap_or(0);
        let inner = start + hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        match self.text[inner..].find(&close) {
            Some(length) => {
                self.at = inner + length + close.len();
                Ok(Cow::Borrowed(&self.text[inner..inner + length]))
            }
            None => Err((start..inner, Syntax::OpenString)),
        }
    }

    fn number(&mut self) -> Result<Body<'t>, Wrong> {
        let start = self.at;
        let token =
            self.eat_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-'));
        match ron::from_str::<f64>(token) {
            Ok(value) if value.is_finite() => Ok(Body::Number(value)),
            _ => Err((start..self.at, Syntax::Number)),
        }
    }

    /// Reads `(…)`: fields if a word and a colon come first, otherwise items.
    fn group(&mut self) -> Result<Body<'t>, Wrong> {
        let start = self.at;
        self.at += 1;
        self.blank()?;
        let fields = self.peek().is_some_and(starts_word) && {
            self.word();
            self.blank()?;
            self.peek() == Some(':')
        };
        self.at = start;
        if fields {
            Ok(Body::Fields(self.fields('(', ')', Self::key)?))
        } else {
            Ok(Body::Items(self.list('(', ')')?))
        }
    }

    fn map(&mut self) -> Result<Body<'t>, Wrong> {
        Ok(Body::Fields(self.fields('{', '}', Self::quoted_key)?))
    }

    fn key(&mut self) -> Result<Name<'t>, Wrong> {
        match self.peek() {
            Some(c) if starts_word(c) => Ok(self.word()),
            Some(c) => Err((self.here(), Syntax::Unexpected(c))),
            None => Err((self.here(), Syntax::Ended)),
        }
    }

    fn quoted_key(&mut self) -> Result<Name<'t>, Wrong> {
        let start = self.at;
        match self.peek() {
            Some('"') => Ok(Name {
                text: self.string()?,
                span: start..self.at,
            }),
            Some(c) => Err((self.here(), Syntax::Unexpected(c))),
            None => Err((self.here(), Syntax::Ended)),
        }
    }

    fn fields(
        &mut self,
        open: char,
        close: char,
        key: fn(&mut Self) -> Result<Name<'t>, Wrong>,
    ) -> Result<Vec<(Name<'t>, Node<'t>)>, Wrong> {
        let mut fields = Vec::new();
        self.between(open, close, |reader| {
            let name = key(reader)?;
            reader.blank()?;
            if !reader.eat(':') {
                return Err((name.span, Syntax::Colon));
            }
            reader.blank()?;
            fields.push((name, reader.value()?));
            Ok(())
        })?;
        Ok(fields)
    }

    fn list(&mut self, open: char, close: char) -> Result<Vec<Node<'t>>, Wrong> {
        let mut items = Vec::new();
        self.between(open, close, |reader| {
            items.push(reader.value()?);
            Ok(())
        })?;
        Ok(items)
    }

    /// Reads the parts between an opening and a closing character, with commas between them.
    fn between(
        &mut self,
        open: char,
        close: char,
        mut part: impl FnMut(&mut Self) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        let start = self.here();
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err((start, Syntax::Deep));
        }
        let mut comma = true;
        for _ in 0..=LONGEST {
            self.blank()?;
            if self.eat(close) {
                self.depth -= 1;
                return Ok(());
            }
            match self.peek() {
                None => return Err((start, Syntax::NeverClosed(open))),
                Some(c) if matches!(c, ')' | ']' | '}') => {
                    return Err((self.here(), Syntax::OtherClosed { open, close: c }));
                }
                Some(_) if !comma => return Err((self.here(), Syntax::Comma)),
                Some(_) => part(self)?,
            }
            self.blank()?;
            comma = self.eat(',');
        }
        Err((start, Syntax::Long))
    }
}

fn starts_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}
