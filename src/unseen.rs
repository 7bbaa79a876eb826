//! Characters that are not seen as what they are: controls, bidirectional overrides, invisible marks.

/// Whether a terminal would obey `character`, or a reader not see it. The list is Unicode's `Default_Ignorable_Code_Point`
/// (DerivedCoreProperties.txt, 16.0) without the variation selectors U+FE00 to U+FE0F, which emoji use, with the controls, the line
/// separators and the interlinear annotations.
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_seen() {
        assert!(!"Zoë Müller 名前 עברית العربية ❤\u{fe0f} 👩 e\u{301}".chars().any(is_unseen));
    }

    #[test]
    fn what_hides_is_unseen() {
        for character in ['\n', '\r', '\u{1b}', '\u{7f}', '\u{9b}', '\u{ad}', '\u{200b}', '\u{200d}', '\u{202e}', '\u{2066}', '\u{feff}'] {
            assert!(is_unseen(character), "{character:?}");
        }
        assert!("\u{3164}\u{115f}\u{180e}\u{e0041}\u{e0101}\u{fffa}".chars().all(is_unseen));
    }
}
