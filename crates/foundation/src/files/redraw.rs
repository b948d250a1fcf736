//! Pictures drawn anew, so that what is kept shows what was sent and carries nothing else.
//!
//! Invariants
//! - What is written comes from decoded pixels: where and with what a picture was taken, and whatever hung on its end, is gone.
//! - The size is read from the header and judged before anything is decoded, and one picture is drawn at a time: memory is bounded,
//!   however many are sent.
//! - A picture is kept the way up that its camera noted.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageBuffer, ImageDecoder, ImageError, Limits, Pixel, PixelWithColorType};
use kernel::{Problem, Result};
use tokio::io::AsyncReadExt;
use tokio::sync::Semaphore;

use super::kind::{FileKind, MOST_PIXELS, picture_too_large, unreadable};

/// Of a decoded picture: three bytes for each pixel of a photograph, four for one with transparency.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;
/// Print on a card stays as sharp as it was; higher settings only make files larger.
const JPEG_QUALITY: u8 = 90;

/// The turn of whoever draws.
static TURN: Semaphore = Semaphore::const_new(1);

/// Draws a received JPEG or PNG anew, in its place; any other file is left as it is. 422 for what cannot be decoded.
pub async fn redraw(path: &Path) -> Result<()> {
    let Some(kind) = kind_of(path).await?.filter(|kind| matches!(kind, FileKind::Jpeg | FileKind::Png)) else { return Ok(()) };
    let path = path.to_owned();
    let turn = TURN.acquire().await.map_err(|error| Problem::internal(error.to_string()))?;
    let drawing = tokio::task::spawn_blocking(move || {
        // Kept until it is done, also when nobody waits any more.
        let _turn = turn;
        match kind {
            FileKind::Jpeg => jpeg(&path),
            _ => png(&path),
        }
    });
    drawing.await.unwrap_or_else(|error| Err(unreadable().caused_by(error)))
}

async fn kind_of(path: &Path) -> Result<Option<FileKind>> {
    let mut head = Vec::new();
    let file = tokio::fs::File::open(path).await.map_err(received)?;
    file.take(64).read_to_end(&mut head).await.map_err(received)?;
    Ok(FileKind::sniff(&head))
}

fn jpeg(path: &Path) -> Result<()> {
    let mut decoder = JpegDecoder::new(source(path)?).map_err(undecodable)?;
    let orientation = decoder.orientation().map_err(undecodable)?;
    match decoded(decoder)? {
        DynamicImage::ImageLuma8(picture) => write_jpeg(path, &Upright { picture: &picture, orientation }),
        other => write_jpeg(path, &Upright { picture: &other.into_rgb8(), orientation }),
    }
}

fn png(path: &Path) -> Result<()> {
    let picture = decoded(PngDecoder::with_limits(source(path)?, limits()).map_err(undecodable)?)?;
    let mut target = target(path)?;
    picture.write_with_encoder(PngEncoder::new(&mut target)).map_err(unwritten)?;
    target.flush().map_err(received)
}

fn decoded(mut decoder: impl ImageDecoder) -> Result<DynamicImage> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(picture_too_large());
    }
    decoder.set_limits(limits()).map_err(undecodable)?;
    DynamicImage::from_decoder(decoder).map_err(undecodable)
}

fn write_jpeg<P>(path: &Path, picture: &Upright<'_, P>) -> Result<()>
where
    P: Pixel<Subpixel = u8> + PixelWithColorType,
{
    let mut target = target(path)?;
    JpegEncoder::new_with_quality(&mut target, JPEG_QUALITY).encode_image(picture).map_err(unwritten)?;
    target.flush().map_err(received)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * MOST_BYTES);
    limits
}

fn source(path: &Path) -> Result<BufReader<File>> {
    File::open(path).map(BufReader::new).map_err(received)
}

fn target(path: &Path) -> Result<BufWriter<File>> {
    File::create(path).map(BufWriter::new).map_err(received)
}

fn received(error: std::io::Error) -> Problem {
    Problem::internal(format!("a received picture: {error}"))
}

fn undecodable(error: ImageError) -> Problem {
    unreadable().caused_by(error)
}

fn unwritten(error: ImageError) -> Problem {
    Problem::internal(format!("a picture could not be drawn anew: {error}"))
}

/// A picture looked at the right way up, without a second copy of it.
struct Upright<'p, P: Pixel<Subpixel = u8>> {
    picture: &'p ImageBuffer<P, Vec<u8>>,
    orientation: Orientation,
}

impl<P: Pixel<Subpixel = u8>> GenericImageView for Upright<'_, P> {
    type Pixel = P;

    fn dimensions(&self) -> (u32, u32) {
        let (width, height) = self.picture.dimensions();
        match self.orientation {
            Orientation::NoTransforms | Orientation::Rotate180 | Orientation::FlipHorizontal | Orientation::FlipVertical => (width, height),
            _ => (height, width),
        }
    }

    fn get_pixel(&self, x: u32, y: u32) -> P {
        let (right, bottom) = (self.picture.width() - 1, self.picture.height() - 1);
        let (x, y) = match self.orientation {
            Orientation::NoTransforms => (x, y),
            Orientation::FlipHorizontal => (right - x, y),
            Orientation::FlipVertical => (x, bottom - y),
            Orientation::Rotate180 => (right - x, bottom - y),
            Orientation::Rotate90 => (y, bottom - x),
            Orientation::Rotate270 => (right - y, x),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate270FlipH => (right - y, bottom - x),
        };
        *self.picture.get_pixel(x, y)
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    #[test]
    fn every_way_up_is_as_the_library_turns_it() {
        let picture = RgbImage::from_fn(3, 2, |x, y| Rgb([(10 * x + y) as u8, 0, 0]));
        for noted in 1..=8 {
            let orientation = Orientation::from_exif(noted).expect("one of eight");
            let mut turned = DynamicImage::ImageRgb8(picture.clone());
            turned.apply_orientation(orientation);
            let upright = Upright { picture: &picture, orientation };
            assert_eq!(upright.dimensions(), turned.dimensions(), "{noted}");
            assert!(upright.pixels().eq(turned.to_rgb8().enumerate_pixels().map(|(x, y, pixel)| (x, y, *pixel))), "{noted}");
        }
    }

    #[tokio::test]
    async fn what_a_header_claims_is_judged_before_it_is_decoded() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("received");
        let large = image::GrayImage::new(6_000, 5_400);
        assert!(u64::from(large.width()) * u64::from(large.height()) > MOST_PIXELS);
        large.save_with_format(&path, image::ImageFormat::Png).expect("written");
        assert_eq!(redraw(&path).await.expect_err("too many pixels").code(), "picture_too_large");
        let deep = image::ImageBuffer::<image::Rgba<u16>, Vec<u16>>::new(6_000, 3_000);
        deep.save_with_format(&path, image::ImageFormat::Png).expect("written");
        assert_eq!(redraw(&path).await.expect_err("too many bytes").code(), "picture_too_large");
        std::fs::write(&path, b"%PDF-1.7 as it is").expect("written");
        redraw(&path).await.expect("not a picture");
        assert_eq!(std::fs::read(&path).expect("read"), b"%PDF-1.7 as it is");
    }
}
