//! The summary as one page for a browser. Everything it needs is in the file, nothing in it runs, and it prints on A4.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart;
use super::face::FontWeight;
use super::house::Palette;
use crate::domain::document::{Align, Block, Card, Column, Document, Entry, Section, Table};
use crate::domain::house::{Colour, HouseStyle};
use crate::domain::words::Words;

/// How wide charts are drawn, in points; the page stretches them.
const PICTURE: f64 = 480.0;
/// What a browser may do with the page: show it, with the styles, pictures and fonts that are in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
/// The most characters in a cell that is kept on one line, such as a name or a date.
const SHORT: usize = 18;
/// The lowest level of heading that HTML has.
const LOWEST: usize = 6;

/// Writes a summary as HTML.
pub fn write(document: &Document, house: &HouseStyle) -> String {
    let page = Page {
        words: Words::of(document.lang),
        palette: Palette::of(house),
    };
    page.whole(document, house).into_string()
}

struct Page {
    words: &'static Words,
    palette: Palette,
}

impl Page {
    fn whole(&self, document: &Document, house: &HouseStyle) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(document.lang.code()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    title { (said(&document.title)) }
                    style { (PreEscaped(style(&self.palette, house))) }
                }
                body {
                    div class="sheet" {
                        (header(document, house))
                        main {
                            @if !document.headline.is_empty() {
                                section class="lead" {
                                    h2 { (self.words.get("summary-headline")) }
                                    @for sentence in &document.headline { p { (said(sentence)) } }
                                }
                            }
                            div class="first" { (self.sections(2, &document.first)) }
                            (self.sections(2, &document.rest))
                            @if !document.appendix.is_empty() {
                                section class="appendix" {
                                    h2 { (self.words.get("summary-appendix")) }
                                    (self.sections(3, &document.appendix))
                                }
                            }
                        }
                        @if !house.footer.is_blank() {
                            footer { (lines(house.footer.as_str())) }
                        }
                    }
                }
            }
        }
    }

    fn sections(&self, level: usize, sections: &[Section]) -> Markup {
        html! {
            @for section in sections {
                section {
                    @if !section.title.trim().is_empty() { (heading(level, &section.title)) }
                    @for block in &section.blocks { (self.block(block)) }
                    (self.sections(level + 1, &section.parts))
                }
            }
        }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Text(text) => html! { p { (lines(text)) } },
            Block::Question(text) => html! { p class="question" { (lines(text)) } },
            Block::Small(text) => html! { p class="small" { (lines(text)) } },
            Block::List(entries) => html! {
                ul { @for entry in entries { li { (lines(&entry.text)) (by(entry)) } } }
            },
            Block::Quotes(entries) => html! {
                ul class="quotes" {
                    @for entry in entries { li { (lines(&self.quoted(&entry.text))) (by(entry)) } }
                }
            },
            Block::Table(table) => rows(table),
            Block::Cards(cards) => html! {
                div class="cards" { @for found in cards { (card(found)) } }
            },
            Block::Bars(_)
            | Block::Nps(_)
            | Block::Spread(_)
            | Block::Pairs(_)
            | Block::Quadrant(_)
            | Block::Balance(_)
            | Block::Grid(_) => html! {
                @if let Some(drawing) = chart::draw(block, PICTURE) {
                    figure { (PreEscaped(drawing.svg(&self.palette))) }
                }
            },
        }
    }

    fn quoted(&self, text: &str) -> String {
        self.words.quoted(text)
    }
}

fn header(document: &Document, house: &HouseStyle) -> Markup {
    html! {
        header {
            @if house.logo.is_some() || !house.organisation.is_blank() {
                p class="house" {
                    @if let Some(logo) = &house.logo {
                        // The name is written beside it; reading it out twice would be in the way.
                        img src=(format!("data:image/png;base64,{}", BASE64.encode(logo.png())))
                            alt="";
                    }
                    @if !house.organisation.is_blank() {
                        span { (said(house.organisation.as_str())) }
                    }
                }
            }
            h1 { (said(&document.title)) }
            @if !document.cover.is_empty() {
                dl class="cover" {
                    @for (name, value) in &document.cover {
                        div { dt { (said(name)) } dd { (lines(value)) } }
                    }
                }
            }
        }
    }
}

fn heading(level: usize, title: &str) -> Markup {
    let title = said(title);
    match level.min(LOWEST) {
        2 => html! { h2 { (title) } },
        3 => html! { h3 { (title) } },
        4 => html! { h4 { (title) } },
        5 => html! { h5 { (title) } },
        _ => html! { h6 { (title) } },
    }
}

fn rows(table: &Table) -> Markup {
    let is_short = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        cells.all(|cell| cell.chars().count() <= SHORT)
    };
    let class = |(n, column): (usize, &Column)| match column.align {
        Align::Right => Some("n"),
        Align::Left if is_short(n) => Some("t"),
        Align::Left => None,
    };
    let classes: Vec<Option<&str>> = table.columns.iter().enumerate().map(class).collect();
    let class = |column: usize| classes.get(column).copied().flatten();
    html! {
        div class="scroll" tabindex="0" {
            table {
                thead {
                    tr {
                        @for (n, column) in table.columns.iter().enumerate() {
                            th scope="col" class=[class(n)] { (said(&column.title)) }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (n, cell) in row.iter().enumerate() {
                                td class=[class(n)] { (lines(cell)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn card(card: &Card) -> Markup {
    html! {
        div class="card" {
            p { (lines(&card.title)) }
            @if !card.lines.is_empty() {
                dl {
                    @for (name, value) in &card.lines {
                        div { dt { (said(name)) } dd { (lines(value)) } }
                    }
                }
            }
        }
    }
}

fn by(entry: &Entry) -> Markup {
    html! { @if let Some(by) = &entry.by { span class="by" { " — " (said(by)) } } }
}

/// A text on one line, without characters that a page cannot hold.
fn said(text: &str) -> String {
    let plain = |c| match c {
        '\n' => Some(' '),
        '\u{FFFE}' | '\u{FFFF}' => None,
        c if char::is_control(c) => None,
        c => Some(c),
    };
    text.trim().chars().filter_map(plain).collect()
}

/// A text with its own line breaks.
fn lines(text: &str) -> Markup {
    html! {
        @for (n, line) in text.trim().lines().enumerate() {
            @if n > 0 { br; }
            (said(line))
        }
    }
}

/// The style sheet of the page in the colours of a house style, for light and dark, with the fonts in it.
fn style(palette: &Palette, house: &HouseStyle) -> String {
    let face = |face: FontWeight, weight: u16| {
        let letters = BASE64.encode(face.bytes());
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/otf;base64,{letters})format(\"opentype\")}}"
        )
    };
    // The name of the font comes from a user's file, so only characters that names have go into the style sheet.
    let own = house.font.as_ref().map(|font| {
        let is_name = |c: &char| c.is_alphanumeric() || *c == ' ' || *c == '-';
        let name: String = font.as_str().chars().filter(is_name).collect();
        format!("\"{name}\",")
    });
    let font = own.unwrap_or_default();
    let hex = Colour::hex;
    let dark = Dark::of(palette);
    format!(
        "{}{}:root{{--font:{font}Inter,system-ui,sans-serif;--paper:#FFFFFF;--ink:#{};--quiet:#{};--line:#{};--tint:#{};\
         --accent:#{};--heading:#{}}}@media screen and (prefers-color-scheme:dark){{:root{{--paper:#{};--ink:#{};--quiet:#{};\
         --line:#{};--tint:#{};--accent:#{};--heading:#{}}}}}{}",
        face(FontWeight::Regular, 400),
        face(FontWeight::Strong, 600),
        hex(palette.ink),
        hex(palette.quiet),
        hex(palette.line),
        hex(palette.tint),
        hex(palette.accent),
        hex(palette.heading),
        hex(dark.paper),
        hex(dark.ink),
        hex(dark.quiet),
        hex(dark.line),
        hex(dark.tint),
        hex(dark.accent),
        hex(dark.accent),
        include_str!("html/style.css")
    )
}

/// The colours of a page that is read in the dark.
struct Dark {
    paper: Colour,
    ink: Colour,
    quiet: Colour,
    line: Colour,
    tint: Colour,
    accent: Colour,
}

impl Dark {
    fn of(palette: &Palette) -> Self {
        let grey = |red, green, blue| Colour { red, green, blue };
        let (paper, ink) = (grey(0x15, 0x19, 0x1D), grey(0xE9, 0xEC, 0xEE));
        let lighter = (0..=10).map(|tenths| palette.accent.mixed(ink, f64::from(tenths) / 10.0));
        // WCAG 2.2, level AA, because headings are written in it.
        let accent = lighter
            .into_iter()
            .find(|shade| shade.contrast(paper) >= 4.5);
        Self {
            paper,
            ink,
            quiet: ink.mixed(paper, 0.3),
            line: ink.mixed(paper, 0.78),
            tint: ink.mixed(paper, 0.92),
            accent: accent.unwrap_or(ink),
        }
    }
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
