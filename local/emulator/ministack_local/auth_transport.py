"""Every request counts as one that came by TLS, unless it says that it did not.

MiniStack is called by HTTP here, so a policy's Deny without aws:SecureTransport would refuse every call.
AWS: SDKs call by HTTPS. A request with `x-forwarded-proto: http` counts as one without TLS, so that a test can see
what such a Deny does.
"""
import contextvars

import ministack.app as app
from ministack.core.iam_evaluator import pin_request_origin

_has_tls: contextvars.ContextVar[bool] = contextvars.ContextVar("has_tls", default=True)


def install() -> None:
    serve = app.app

    async def serve_with_transport(scope, receive, send):
        _has_tls.set((b"x-forwarded-proto", b"http") not in (scope.get("headers") or []))
        return await serve(scope, receive, send)

    app.app = serve_with_transport
    app.pin_request_origin = lambda source_ip, _secure: pin_request_origin(source_ip, _has_tls.get())
