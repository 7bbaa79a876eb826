//! The tenant's colour, moved as far as needed to be read (WCAG 2.2 §1.4.3: 4.5 to 1).

const CONTRAST: f64 = 4.5;
const WHITE: [u8; 3] = [255, 255, 255];
/// The card of the dark pages.
const DARK_CARD: [u8; 3] = [0x1a, 0x21, 0x2b];

/// The style that sets it, for light and for dark pages.
pub(super) fn style(color: &str) -> String {
    let color = parse(color);
    let light = until_readable(color, WHITE, 0);
    let dark = until_readable(color, DARK_CARD, 255);
    format!(
        ":root{{--accent:{};--on-accent:#fff}}@media(prefers-color-scheme:dark){{:root{{--accent:{};--on-accent:#0c1826}}}}",
        hex(light),
        hex(dark)
    )
}

/// `color`, mixed with black (0) or white (255) until it can be read on `ground`.
fn until_readable(color: [u8; 3], ground: [u8; 3], towards: u8) -> [u8; 3] {
    let mix = |share: u16| {
        color.map(|channel| {
            let mixed = (u16::from(channel) * (20 - share) + u16::from(towards) * share) / 20;
            u8::try_from(mixed).unwrap_or(towards)
        })
    };
    (0..=20).map(mix).find(|mixed| contrast(*mixed, ground) >= CONTRAST).unwrap_or([towards; 3])
}

/// WCAG 2.2, contrast ratio.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2, relative luminance.
fn luminance(color: [u8; 3]) -> f64 {
    let linear = color.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn parse(color: &str) -> [u8; 3] {
    let channel = |at: usize| color.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or_default();
    [channel(1), channel(3), channel(5)]
}

fn hex(color: [u8; 3]) -> String {
    color.iter().fold("#".to_owned(), |text, channel| format!("{text}{channel:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_becomes_readable_on_both_grounds() {
        for color in ["#1257c4", "#ffee00", "#000000", "#ffffff", "#7f7f7f", "#00ff00"] {
            let (light, dark) = (until_readable(parse(color), WHITE, 0), until_readable(parse(color), DARK_CARD, 255));
            assert!(contrast(light, WHITE) >= CONTRAST && contrast(dark, DARK_CARD) >= CONTRAST, "{color}");
            // The words on the button are the ground's own shade.
            assert!(contrast(dark, [0x0c, 0x18, 0x26]) >= CONTRAST, "{color}");
        }
        assert_eq!(style("#1257c4").split(';').next(), Some(":root{--accent:#1257c4"));
    }
}
