//! The styles of the document. They have Word's own names, so that its list of styles, its navigator and its tables of
//! contents know them.

use super::language::language;
use super::xml::Xml;
use crate::domain::house::HouseStyle;
use crate::domain::text::Lang;
use crate::export::house::Palette;

/// The font if the house style has none: every computer with Word has it, and `LibreOffice` has one of the same widths.
const FONT: &str = "Calibri";

/// A paragraph style: its id, its name, the id of the style after it, and the properties of the paragraph and of its
/// text.
type Style = (&'static str, &'static str, &'static str, String, String);

pub(super) fn styles(house: &HouseStyle, lang: Lang) -> Vec<u8> {
    let palette = Palette::of(house);
    let mut xml = Xml::part();
    xml.raw("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts");
    let font = house.font.as_ref().map_or(FONT, |font| font.as_str());
    for script in ["ascii", "hAnsi", "cs", "eastAsia"] {
        xml.raw(&format!(" w:{script}=\"")).text(font).raw("\"");
    }
    xml.raw(&format!(
        "/><w:color w:val=\"{}\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"{}\" w:eastAsia=\"{}\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"269\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
         <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        palette.ink.hex(),
        language(lang),
        language(lang),
    ));
    for (id, name, next, paragraph, text) in paragraphs(&palette) {
        xml.raw(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
        ));
    }
    xml.raw(&format!(
        "<w:style w:type=\"table\" w:styleId=\"Cover\"><w:name w:val=\"Cover\"/><w:basedOn w:val=\"TableNormal\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"House\"><w:name w:val=\"House\"/><w:basedOn w:val=\"TableNormal\"/>\
         <w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{line}\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{line}\"/></w:tblBorders><w:tblCellMar>\
         <w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/>\
         <w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>",
        line = palette.line.hex(),
    ));
    xml.finish()
}

#[expect(clippy::too_many_lines, reason = "a list, a style an entry")]
fn paragraphs(palette: &Palette) -> Vec<Style> {
    let colour = |hex: String| format!("<w:color w:val=\"{hex}\"/>");
    let size = |half_points: u32| {
        format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
    };
    let heading = colour(palette.heading.hex());
    let quiet = colour(palette.quiet.hex());
    let titled = |level: usize, before: u32, half_points: u32| {
        (
            format!(
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"80\" w:line=\"240\" \
                 w:lineRule=\"auto\"/><w:outlineLvl w:val=\"{}\"/>",
                level - 1
            ),
            format!("<w:b/>{heading}{}", size(half_points)),
        )
    };
    let [one, two, three, four] = [(1, 360, 32), (2, 300, 26), (3, 220, 23), (4, 180, 21)]
        .map(|(level, before, half_points)| titled(level, before, half_points));
    let of = |id, name, next, paragraph: &str, text: String| -> Style {
        (id, name, next, paragraph.to_owned(), text)
    };
    vec![
        of(
            "Title",
            "Title",
            "Normal",
            "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"200\" w:line=\"228\" w:lineRule=\"auto\"/>",
            format!("<w:b/>{heading}{}", size(52)),
        ),
        ("Heading1", "heading 1", "Normal", one.0, one.1),
        ("Heading2", "heading 2", "Normal", two.0, two.1),
        ("Heading3", "heading 3", "Normal", three.0, three.1),
        ("Heading4", "heading 4", "Normal", four.0, four.1),
        (
            "Headline",
            "Headline",
            "Normal",
            format!(
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"10\" w:color=\"{}\"/></w:pBdr>\
                 <w:spacing w:before=\"160\" w:after=\"160\"/><w:ind w:left=\"284\"/>",
                palette.accent.hex()
            ),
            size(26),
        ),
        of(
            "Question",
            "Question",
            "Normal",
            "<w:keepNext/><w:spacing w:after=\"140\"/>",
            format!("<w:i/>{quiet}"),
        ),
        of(
            "Small",
            "Small",
            "Normal",
            "<w:spacing w:after=\"120\"/>",
            format!("{quiet}{}", size(18)),
        ),
        of(
            "ListBullet",
            "List Bullet",
            "ListBullet",
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>\
             <w:ind w:left=\"340\" w:hanging=\"340\"/>",
            String::new(),
        ),
        (
            "Quote",
            "Quote",
            "Quote",
            format!(
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" w:color=\"{}\"/></w:pBdr>\
                 <w:spacing w:after=\"100\"/><w:ind w:left=\"227\"/>",
                palette.line.hex()
            ),
            "<w:i/>".to_owned(),
        ),
        of(
            "CardTitle",
            "Card Title",
            "CardLine",
            "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"40\"/>",
            "<w:b/>".to_owned(),
        ),
        of(
            "CardLine",
            "Card Line",
            "CardLine",
            "<w:spacing w:after=\"40\"/><w:ind w:left=\"227\"/>",
            String::new(),
        ),
        of(
            "TableText",
            "Table Text",
            "TableText",
            "<w:spacing w:after=\"0\" w:line=\"245\" w:lineRule=\"auto\"/>",
            size(20),
        ),
        of(
            "TableHead",
            "Table Head",
            "TableText",
            "<w:keepNext/><w:spacing w:after=\"0\" w:line=\"245\" w:lineRule=\"auto\"/>",
            format!("<w:b/>{heading}{}", size(20)),
        ),
        of(
            "TableTextSmall",
            "Table Text Small",
            "TableTextSmall",
            "<w:spacing w:after=\"0\" w:line=\"245\" w:lineRule=\"auto\"/>",
            size(16),
        ),
        of(
            "TableHeadSmall",
            "Table Head Small",
            "TableTextSmall",
            "<w:keepNext/><w:spacing w:after=\"0\" w:line=\"245\" w:lineRule=\"auto\"/>",
            format!("<w:b/>{heading}{}", size(16)),
        ),
        of(
            "AfterTable",
            "After Table",
            "Normal",
            "<w:spacing w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/>",
            size(12),
        ),
        of(
            "Picture",
            "Picture",
            "Normal",
            "<w:spacing w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>",
            String::new(),
        ),
        of(
            "Letterhead",
            "Letterhead",
            "Normal",
            "<w:spacing w:after=\"240\"/>",
            format!("<w:b/>{heading}{}", size(24)),
        ),
        of(
            "Header",
            "header",
            "Header",
            "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs><w:spacing w:after=\"0\"/>",
            format!("{quiet}{}", size(17)),
        ),
        of(
            "Footer",
            "footer",
            "Footer",
            "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs><w:spacing w:after=\"0\"/>",
            format!("{quiet}{}", size(17)),
        ),
    ]
}
