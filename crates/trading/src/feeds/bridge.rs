//! A random path between two known prices: a Brownian bridge that can be asked for any of its points at once.
//!
//! The path is built by halving (Lévy's construction): the middle of a stretch is the mean of its ends plus a normal
//! deviate whose variance is a quarter of the stretch's. The deviate of a stretch is a function of the key and of the
//! stretch's place in the tree alone, so a point is found by descending [`DEPTH`] halvings, without walking there; and
//! whoever walks keeps the stretches it is in and computes, on average, little more than one new middle a step.
//!
//! Invariants
//! - Integers only, and no generator with a state: the same key gives the same path on every machine, from every side.
//! - It starts and ends exactly at the prices given, and never reaches zero.

/// Halvings; a day falls into 2^21 steps of 41 ms, and between two steps the path is straight.
pub const DEPTH: usize = 21;
/// A day's standard deviation of at most 3 %. Deviates are bounded, so that a path over `d` days stays within 8.4 √d of them.
pub const MAX_VOLATILITY_BP: u32 = 300;

const DAY_MS: u128 = 86_400_000;
/// Sum of eight uniform 16-bit numbers (Irwin-Hall): its mean and its standard deviation.
const MEAN: i64 = 8 * 65_535 / 2;
const DEVIATION: u128 = 53_510;

/// A stretch of the path: the prices at its ends.
#[derive(Clone, Copy, Default)]
struct Stretch {
    left: i64,
    right: i64,
}

/// A path in units of 10^-8.
pub struct Bridge {
    key: u64,
    total: u64,
    /// What one unit of the deviate's sum moves the middle, per level, in 2^-32.
    steps: [i128; DEPTH],
    /// The stretches around the last point asked for, from the whole path down to one step.
    path: [Stretch; DEPTH + 1],
    at: Option<u64>,
}

impl Bridge {
    /// A path over `traded_ms` milliseconds of trading; `volatility_bp` is a trading day's standard deviation in
    /// hundredths of a percent of the price.
    pub fn new(from: i64, to: i64, traded_ms: u64, volatility_bp: u32, key: u64) -> Bridge {
        let price = (u128::from(from.unsigned_abs()) + u128::from(to.unsigned_abs())) / 2;
        let daily = ((price * u128::from(volatility_bp.min(MAX_VOLATILITY_BP))) << 16) / 10_000;
        let variance = daily * daily / DAY_MS * u128::from(traded_ms) / 4;
        let mut steps = [0; DEPTH];
        for (level, step) in steps.iter_mut().enumerate() {
            let deviation = (variance >> level).isqrt();
            *step = i128::try_from((deviation << 16) / DEVIATION).unwrap_or(0);
        }
        let mut path = [Stretch::default(); DEPTH + 1];
        path[0] = Stretch { left: from, right: to };
        Bridge { key, total: traded_ms.max(1), steps, path, at: None }
    }

    /// The price after `elapsed` milliseconds of trading.
    pub fn at(&mut self, elapsed: u64) -> i64 {
        let elapsed = elapsed.min(self.total);
        let scaled = elapsed << DEPTH;
        let (leaf, beyond) = (scaled / self.total, scaled % self.total);
        if leaf == 1 << DEPTH {
            return self.path[0].right;
        }
        self.descend(leaf);
        let Stretch { left, right } = self.path[DEPTH];
        (left + part(right - left, beyond, self.total)).max(1)
    }

    /// Makes `path` lead to a leaf, from where it parts with the one before.
    fn descend(&mut self, leaf: u64) {
        let shared = match self.at {
            Some(before) => DEPTH - (u64::BITS - (before ^ leaf).leading_zeros()) as usize,
            None => 0,
        };
        for level in shared..DEPTH {
            let Stretch { left, right } = self.path[level];
            let node = (1 << level) | (leaf >> (DEPTH - level));
            let deviate = i128::from(irwin_hall(self.key, node) - MEAN);
            let moved = (deviate * self.steps[level]) >> 32;
            let middle = left + (right - left) / 2 + i64::try_from(moved).unwrap_or(0);
            let in_right_half = leaf >> (DEPTH - level - 1) & 1 == 1;
            self.path[level + 1] = if in_right_half { Stretch { left: middle, right } } else { Stretch { left, right: middle } };
        }
        self.at = Some(leaf);
    }
}

/// `whole × share / of` for `share < of`.
fn part(whole: i64, share: u64, of: u64) -> i64 {
    let (share, of) = (share as i64, of as i64);
    match whole.checked_mul(share) {
        Some(product) => product / of,
        None => (i128::from(whole) * i128::from(share) / i128::from(of)) as i64,
    }
}

/// Eight 16-bit numbers from two outputs of SplitMix64, added up.
fn irwin_hall(key: u64, node: u64) -> i64 {
    let lanes = |x: u64| (x & 0xFFFF) + (x >> 16 & 0xFFFF) + (x >> 32 & 0xFFFF) + (x >> 48);
    (lanes(splitmix(key, node * 2)) + lanes(splitmix(key, node * 2 + 1))) as i64
}

/// The output of a SplitMix64 generator seeded with `key` at a place of its sequence (Steele, Lea and Flood, 2014).
pub fn splitmix(key: u64, place: u64) -> u64 {
    let mut z = key.wrapping_add(place.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 86_400_000;

    fn day(key: u64) -> Bridge {
        Bridge::new(110_000_000, 111_000_000, DAY, 50, key)
    }

    #[test]
    fn splitmix_is_the_published_one() {
        // The first outputs for seed 1234567.
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([0, 1, 2].map(|place| splitmix(1_234_567, place)), expected);
    }

    #[test]
    fn ends_are_exact_and_points_do_not_depend_on_the_way() {
        for key in 0..50 {
            let mut walked = day(key);
            assert_eq!((walked.at(0), walked.at(DAY), walked.at(DAY + 9)), (110_000_000, 111_000_000, 111_000_000));
            for elapsed in (0..DAY).step_by(7_777_777) {
                let direct = day(key).at(elapsed);
                assert_eq!(walked.at(elapsed), direct);
                assert!((100_000_000..121_000_000).contains(&direct), "{direct}");
            }
        }
        assert_eq!(Bridge::new(5, 7, 0, 50, 1).at(0), 5);
        let mut flat = Bridge::new(100, 200, DAY, 0, 1);
        assert_eq!(flat.at(DAY / 2), 150);
    }

    #[test]
    fn it_spreads_as_a_brownian_bridge() {
        // Of 10,000 paths, at a quarter of the day: variance = σ² t (1 - t), mean on the line, few beyond two deviations.
        let count = 10_000_i128;
        let off = |key: u64| i128::from(Bridge::new(100_000_000, 100_000_000, DAY, 100, key).at(DAY / 4) - 100_000_000);
        let moved: Vec<i128> = (0..count as u64).map(|key| off(splitmix(7, key))).collect();
        let (sum, squares) = moved.iter().fold((0, 0), |(sum, squares), x| (sum + x, squares + x * x));
        let expected = 1_000_000_i128 * 1_000_000 * 3 / 16;
        assert!((sum / count).abs() < 20_000, "mean {}", sum / count);
        assert!((squares / count - expected).abs() * 100 < expected * 5, "variance {} of {expected}", squares / count);
        let far = moved.iter().filter(|x| *x * *x > 4 * expected).count();
        assert!((380..530).contains(&far), "{far} of {count} beyond two deviations; a normal law has 455");
    }

    #[test]
    fn the_wildest_path_stays_above_zero() {
        for (from, to) in [(1, 1), (100, 50), (110_000_000, 100_000_000), (37_281_600_000_000, 37_000_000_000_000)] {
            for key in 0..200 {
                let mut path = Bridge::new(from, to, 5 * DAY, MAX_VOLATILITY_BP, key);
                assert!((0..5 * DAY).step_by(1_111_111).all(|elapsed| path.at(elapsed) > 0), "{from} {key}");
            }
        }
    }
}
