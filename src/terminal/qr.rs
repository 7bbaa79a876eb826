//! A QR code in characters, two modules high each: the lower half in the other colour where they differ.

use qrcodegen::{QrCode, QrCodeEcc};

/// ISO/IEC 18004 wants four modules of light around the code; cameras need two, and a code that scrolls off the top is no use.
const MARGIN: i32 = 2;
/// What stands below the code: the link, the code to type, and what leads up to them.
const ROWS_BELOW: usize = 5;

/// The lines; what is drawn is light, and what is left out is dark.
pub(super) fn lines(text: &str) -> Option<Vec<String>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let range = -MARGIN..code.size() + MARGIN;
    // Outside of the code all is light.
    let character = |x, y| match (code.get_module(x, y), code.get_module(x, y + 1)) {
        (false, false) => '█',
        (false, true) => '▀',
        (true, false) => '▄',
        (true, true) => ' ',
    };
    Some(range.clone().step_by(2).map(|y| range.clone().map(|x| character(x, y)).collect()).collect())
}

/// Whether the lines and what follows are seen whole on a terminal of so many columns and rows.
pub(super) fn fits(lines: &[String], (columns, rows): (u16, u16)) -> bool {
    let width = lines.first().map_or(0, |line| line.chars().count());
    width <= usize::from(columns) && lines.len() + ROWS_BELOW <= usize::from(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://contoso.ciamlogin.com/common/oauth2/deviceauth";

    /// Whether each module is dark, read back from the characters.
    fn modules(lines: &[String]) -> Vec<Vec<bool>> {
        let half = |line: &String, light: [char; 2]| line.chars().map(|character| !light.contains(&character)).collect();
        lines.iter().flat_map(|line| [half(line, ['█', '▀']), half(line, ['█', '▄'])]).collect()
    }

    #[test]
    fn the_characters_are_the_modules() {
        let code = QrCode::encode_text(LINK, QrCodeEcc::Low).unwrap();
        let drawn = modules(&lines(LINK).unwrap());
        let size = usize::try_from(code.size()).unwrap();
        for (y, row) in drawn.iter().enumerate() {
            assert_eq!(row.len(), size + 4);
            for (x, dark) in row.iter().enumerate() {
                let at = |number: usize| i32::try_from(number).unwrap() - MARGIN;
                assert_eq!(*dark, code.get_module(at(x), at(y)), "{x} {y}");
            }
        }
        // A finder pattern begins where the margin ends.
        assert_eq!(drawn[2][2..9], [true; 7]);
    }

    #[test]
    fn a_tenants_link_fits_the_smallest_usual_terminal_and_no_narrower_one() {
        let lines = lines(LINK).unwrap();
        assert!(fits(&lines, (80, 24)));
        assert!(!fits(&lines, (36, 24)) && !fits(&lines, (80, 20)));
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert_eq!(lines(&"x".repeat(4000)), None);
    }
}
