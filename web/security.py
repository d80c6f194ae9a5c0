"""The headers that go with every answer, whatever its status: what a browser may do with it.

Pages run no inline script and no inline style, so the policy needs no nonce. Nothing sets a cookie.
"""

from __future__ import annotations

from flask import Request, Response

from web.settings import Settings

_POLICY = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("object-src", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "'none'"),
)
_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "X-Permitted-Cross-Domain-Policies": "none",
}
_HSTS = "max-age=31536000; includeSubDomains"

FRAMED = "/embed"
SHARED = ("/api/", "/widget.js", "/widget-")  #: what pages of other origins may read
LENT = (*SHARED, FRAMED)  #: what they may show; in a sandbox the frame's own sheet is of another origin too


def secured(response: Response, request: Request, settings: Settings) -> Response:
    """Return *response* with the headers that its path calls for; what it already says stays."""
    shared = request.path.startswith(SHARED)
    framed = request.path == FRAMED
    ancestors = " ".join(settings.frame_ancestors) if framed else ""
    policy = (*_POLICY, ("frame-ancestors", ancestors or "'none'"))
    headers = _ALWAYS | {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy),
        "Cross-Origin-Resource-Policy": "cross-origin" if request.path.startswith(LENT) else "same-origin",
    }
    if shared:
        headers["Access-Control-Allow-Origin"] = "*"
    if not ancestors:
        headers["X-Frame-Options"] = "DENY"
    if (settings.site_url or "").startswith("https://"):
        headers["Strict-Transport-Security"] = _HSTS
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
