//! The parts of the file around its text: header and footer, lists, pictures, and the properties of the document.

use chrono::Utc;

use super::body::Body;
use super::language::language;
use super::styles::styles;
use super::xml::Xml;
use crate::domain::document::Document;
use crate::domain::house::HouseStyle;
use crate::domain::words::Words;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts besides the text: the file, the kind of its content, and the kind of its relation to the text.
const AROUND: [(&str, &str, &str); 6] = [
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdHeader", "header", "header.xml"),
    ("rIdFooter", "footer", "footer.xml"),
    ("rIdFirst", "footer", "first.xml"),
];

/// All parts of the file with their names, in the order in which they are packed.
pub(super) fn parts(
    document: &Document,
    house: &HouseStyle,
    body: Body<'_>,
) -> Vec<(String, Vec<u8>)> {
    let words = Words::of(document.lang);
    let pictures = body.pictures.len();
    let foot = foot(house, words);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types()),
        ("_rels/.rels".to_owned(), package_relations()),
        ("docProps/core.xml".to_owned(), core(document)),
        ("word/document.xml".to_owned(), body.xml.finish()),
        (
            "word/_rels/document.xml.rels".to_owned(),
            relations(pictures),
        ),
        ("word/styles.xml".to_owned(), styles(house, document.lang)),
        ("word/numbering.xml".to_owned(), numbering()),
        ("word/settings.xml".to_owned(), settings(document)),
        ("word/header.xml".to_owned(), head(document, house)),
        ("word/footer.xml".to_owned(), foot.clone()),
        ("word/first.xml".to_owned(), foot),
    ];
    for (n, picture) in (1..).zip(body.pictures) {
        parts.push((format!("word/media/{n}.png"), picture));
    }
    parts
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    xml.raw(&format!(
        "<Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}.document.main+xml\"/>"
    ));
    for (_, kind, file) in AROUND {
        xml.raw(&format!(
            "<Override PartName=\"/word/{file}\" ContentType=\"{TYPES}.{kind}+xml\"/>"
        ));
    }
    xml.raw("</Types>");
    xml.finish()
}

fn package_relations() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(&format!(
        "<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    ));
    xml.finish()
}

fn relations(pictures: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(&format!("<Relationships xmlns=\"{RELATIONS}\">"));
    for (id, kind, file) in AROUND {
        xml.raw(&format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{file}\"/>"
        ));
    }
    for n in 1..=pictures {
        xml.raw(&format!(
            "<Relationship Id=\"rIdPicture{n}\" Type=\"{RELATION}/image\" Target=\"media/{n}.png\"/>"
        ));
    }
    xml.raw("</Relationships>");
    xml.finish()
}

/// The properties of the document: its title, its language and when the session began. Nobody's name is in it.
fn core(document: &Document) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>",
    );
    xml.text(&document.title);
    xml.raw(&format!(
        "</dc:title><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy><dc:language>{}</dc:language>",
        language(document.lang)
    ));
    if let Some(at) = document.created {
        let at = at.with_timezone(&Utc).format("%Y-%m-%dT%H:%M:%SZ");
        for which in ["created", "modified"] {
            xml.raw(&format!(
                "<dcterms:{which} xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:{which}>"
            ));
        }
    }
    xml.raw("</cp:coreProperties>");
    xml.finish()
}

/// The definition of a list with bullets.
fn numbering() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(&format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/>\
         <w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"340\"/></w:pPr>\
         </w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    ));
    xml.finish()
}

fn settings(document: &Document) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(&format!(
        "<w:settings {WORD}><w:defaultTabStop w:val=\"708\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"{}\"/></w:settings>",
        language(document.lang)
    ));
    xml.finish()
}

/// The header of every page but the first: the workshop, and whose document it is.
fn head(document: &Document, house: &HouseStyle) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(&format!(
        "<w:hdr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
    ));
    xml.text(&document.title)
        .raw("</w:t></w:r><w:r><w:tab/><w:t xml:space=\"preserve\">")
        .text(house.organisation.as_str())
        .raw("</w:t></w:r></w:p></w:hdr>");
    xml.finish()
}

/// The footer of every page: the line of the house style, and the number of the page.
fn foot(house: &HouseStyle, words: &Words) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(&format!(
        "<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
    ));
    xml.text(house.footer.as_str())
        .raw("</w:t></w:r><w:r><w:tab/></w:r>");
    let number = words.with(
        "page-of",
        &[("page", "\u{e000}".into()), ("pages", "\u{e001}".into())],
    );
    for piece in number.split_inclusive(['\u{e000}', '\u{e001}']) {
        let said = piece.trim_end_matches(['\u{e000}', '\u{e001}']);
        xml.raw("<w:r><w:t xml:space=\"preserve\">")
            .text(said)
            .raw("</w:t></w:r>");
        let field = match piece.chars().last() {
            Some('\u{e000}') => "PAGE",
            Some('\u{e001}') => "NUMPAGES",
            _ => continue,
        };
        xml.raw(&format!(
            "<w:fldSimple w:instr=\" {field} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        ));
    }
    xml.raw("</w:p></w:ftr>");
    xml.finish()
}
