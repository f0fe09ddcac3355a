//! `/api/v1/openapi.json`: the interface described for programs, generated from the types it uses.

use super::{KEEP, described};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Livslos",
        version = "1",
        description = "Search in the guidance of Livslos, in bokmål, nynorsk and English. Answers are \
                       public and about nobody; what is searched for is not stored, and written to no log.",
        license(name = "MIT", identifier = "MIT"),
    ),
    tags((name = "search", description = "Search, and suggestions while somebody types"))
)]
struct Frame;

pub(super) async fn openapi() -> Response {
    ([KEEP], Json(document())).into_response()
}

/// The whole description.
pub fn document() -> utoipa::openapi::OpenApi {
    described().split_for_parts().1
}

/// The description without its paths.
pub(super) fn frame() -> utoipa::openapi::OpenApi {
    Frame::openapi()
}
