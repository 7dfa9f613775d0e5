//! XML as it is written: what must be escaped is, and what XML cannot hold is left out.

/// XML under way.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// A part of a package, with its declaration.
    pub(super) fn part() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
        }
    }

    /// Markup of our own, as it stands.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Text from people, in an element or between double quotes.
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

    /// What was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}

/// Whether a document may hold this character: the characters of XML 1.0 less the controls nobody sees.
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
