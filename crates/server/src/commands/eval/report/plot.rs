//! The reliability diagram as SVG: the share that is right over the confidence.

use super::Figures;
use std::fmt::Write as _;
use understanding::eval::{Bin, Calibration};

/// Pixels of the square in which confidence and correctness run from 0 to 1, and what is around it.
const SIDE: f64 = 360.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 44.0;
const WIDTH: f64 = LEFT + SIDE + 24.0;
const HEIGHT: f64 = TOP + SIDE + 52.0;

/// The radius of a point for all answers in one bin.
const LARGEST: f64 = 26.0;
/// Smaller points would not be seen.
const SMALLEST: f64 = 2.5;

const HELD_OUT: &str = "#0b5fa5";
const DEVELOPMENT: &str = "#b4530a";

/// The picture. It has a ground of its own, for pages that are dark.
pub(super) fn draw(figures: &Figures) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\" font-family=\"sans-serif\" \
         font-size=\"13\" fill=\"#1b1b1b\">\n\
         <title>Calibration at the level of the life event</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n"
    );
    axes(&mut svg);
    points(
        &mut svg,
        &figures.development.calibration,
        DEVELOPMENT,
        "4 3",
    );
    points(&mut svg, &figures.held_out.calibration, HELD_OUT, "none");
    legend(&mut svg, figures);
    svg.push_str("</svg>\n");
    svg
}

fn axes(svg: &mut String) {
    for tenth in (0..=10).step_by(2) {
        let share = f64::from(tenth) / 10.0;
        let (x, y) = (across(share), up(share));
        let _ = writeln!(
            svg,
            "<path d=\"M{x:.1} {:.1}V{TOP:.1}M{LEFT:.1} {y:.1}H{:.1}\" stroke=\"#d9d9d9\"/>\n\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            up(0.0),
            across(1.0),
            up(0.0) + 18.0,
            tenth * 10,
            LEFT - 8.0,
            y + 4.5,
            tenth * 10,
        );
    }
    let (middle, bottom) = (across(0.5), up(0.0) + 40.0);
    let _ = writeln!(
        svg,
        "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"#6b6b6b\"/>\n\
         <text x=\"{middle:.1}\" y=\"{bottom:.1}\" text-anchor=\"middle\">confidence, %</text>\n\
         <text transform=\"translate(16 {:.1}) rotate(-90)\" text-anchor=\"middle\">right, %</text>",
        across(0.0),
        up(0.0),
        across(1.0),
        up(1.0),
        up(0.5),
    );
}

/// A line through the bins, and at each a point as large as it has answers.
fn points(svg: &mut String, calibration: &Calibration, colour: &str, dashes: &str) {
    let all: usize = calibration.bins.iter().map(|bin| bin.n).sum();
    let place = |bin: &Bin| format!("{:.1},{:.1}", across(bin.confidence), up(bin.right));
    let line: Vec<String> = calibration.bins.iter().map(place).collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-dasharray=\"{dashes}\"/>",
        line.join(" ")
    );
    for bin in &calibration.bins {
        let radius = LARGEST * (bin.n as f64 / all as f64).sqrt();
        let _ = writeln!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{:.1}\" fill=\"{colour}\" fill-opacity=\"0.55\"/>",
            across(bin.confidence),
            up(bin.right),
            radius.max(SMALLEST)
        );
    }
}

fn legend(svg: &mut String, figures: &Figures) {
    let error = |calibration: &Calibration| format!("{:.3}", calibration.error);
    for (x, colour, text) in [
        (
            LEFT,
            HELD_OUT,
            format!("held out, error {}", error(&figures.held_out.calibration)),
        ),
        (
            LEFT + SIDE / 2.0,
            DEVELOPMENT,
            format!(
                "development, error {}",
                error(&figures.development.calibration)
            ),
        ),
    ] {
        let _ = writeln!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"20\" r=\"5\" fill=\"{colour}\"/>\n\
             <text x=\"{:.1}\" y=\"24.5\">{text}</text>",
            x + 5.0,
            x + 15.0
        );
    }
}

fn across(share: f64) -> f64 {
    LEFT + SIDE * share
}

fn up(share: f64) -> f64 {
    TOP + SIDE * (1.0 - share)
}
