//! Writes XML: escapes what has to be escaped, and leaves out what XML cannot hold.

/// XML as far as it is written.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// Begins a part of a package with the XML declaration.
    pub(super) fn part() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
        }
    }

    /// Adds markup of our own, unchanged.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Adds text from people, in an element or between double quotes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                c if is_legal(c) => self.out.push(c),
                _ => {}
            }
        }
        self
    }

    /// The XML as bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}

/// Whether a document may hold this character: XML 1.0 allows it, and it is not a control character that nobody sees.
fn is_legal(c: char) -> bool {
    let is_xml =
        matches!(c, '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    is_xml && (c == '\t' || c == '\n' || !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_people_becomes_markup_and_no_control_character_gets_through() {
        let mut xml = Xml::default();
        xml.text("<w:p a=\"1\">&amp;\u{0}\u{1b}[31m\u{7f}\u{85}\u{ffff}\u{fffe}é字🙂");
        let written = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(written, "&lt;w:p a=&quot;1&quot;&gt;&amp;amp;[31mé字🙂");
    }
}
