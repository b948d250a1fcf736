//! One line a figure: what it is, ours, what it is held against, the ratio, the target and whether it is reached.

/// Where a ratio or a figure must stand, in hundredths.
#[derive(Clone, Copy)]
pub enum Target {
    AtLeast(u64),
    AtMost(u64),
}

/// Ours beside the figure of the same run that it is held against.
pub fn against(name: &str, unit: &str, ours: u64, other: (&str, u64), target: Target) {
    let ratio = hundredths(ours, other.1);
    println!(
        "{name}: ours {} {unit}, {} {} {unit}, ratio {}, target {}, {}",
        thousands(ours),
        other.0,
        thousands(other.1),
        decimal(ratio),
        target.text(),
        target.verdict(ratio)
    );
}

/// A figure that stands for itself, in hundredths of its unit.
pub fn alone(name: &str, unit: &str, ours: u64, target: Target) {
    println!("{name}: ours {} {unit}, target {} {unit}, {}", decimal(ours), target.text(), target.verdict(ours));
}

impl Target {
    fn text(self) -> String {
        match self {
            Target::AtLeast(least) => format!(">= {}", decimal(least)),
            Target::AtMost(most) => format!("<= {}", decimal(most)),
        }
    }

    fn verdict(self, hundredths: u64) -> &'static str {
        let reached = match self {
            Target::AtLeast(least) => hundredths >= least,
            Target::AtMost(most) => hundredths <= most,
        };
        if reached { "pass" } else { "MISS" }
    }
}

/// `a / b` in hundredths, rounded to the nearest.
pub fn hundredths(a: u64, b: u64) -> u64 {
    (a * 100 + b / 2) / b.max(1)
}

/// `1234` hundredths as `12.34`.
pub fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", thousands(hundredths / 100), hundredths % 100)
}

/// `1234567` as `1,234,567`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        assert_eq!((thousands(1_234_567).as_str(), thousands(999).as_str(), thousands(1_000).as_str()), ("1,234,567", "999", "1,000"));
        assert_eq!([hundredths(812, 1_203), hundredths(3, 0), hundredths(2, 1)].map(decimal), ["0.67", "3.00", "2.00"]);
    }

    #[test]
    fn a_target_has_two_sides() {
        assert_eq!((Target::AtLeast(60).verdict(60), Target::AtLeast(60).verdict(59)), ("pass", "MISS"));
        assert_eq!((Target::AtMost(400).verdict(400), Target::AtMost(400).verdict(401)), ("pass", "MISS"));
        assert_eq!(Target::AtMost(40_00).text(), "<= 40.00");
    }
}
