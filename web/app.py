"""The site, put together: routes, errors, and the headers of every answer."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flask import Flask, Response, current_app, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge, RequestURITooLarge

from search.engine import Searcher
from search.errors import SearchError
from web import locale, paths, state
from web.api import RATES, api, problem_answer, rates_tag
from web.coverage import coverage, status_line
from web.fact_pages import fact_pages
from web.files import files
from web.health import health
from web.machine_routes import machine_routes
from web.packing import packed
from web.pages import pages, standing_pages
from web.problems import Problem, http_problem, search_problem
from web.security import secured
from web.settings import Settings
from web.templating import dress
from web.widget_pages import widget_pages

MAX_ADDRESS = 4096  #: bytes of path and parameters; fifty facet values fit, an attack on a parser does not


def create_app(searcher: Searcher, settings: Settings) -> Flask:
    """Return the site that answers from *searcher*: a WSGI application, safe to run in threads."""
    app = Flask("web", static_folder=str(paths.STATIC), static_url_path="/static")
    app.config["TRUSTED_HOSTS"] = list(settings.trusted_hosts) or None
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600  # seconds; addresses carry the content's hash
    app.config[RATES] = rates_tag(settings.rates)
    _route_without_redirects(app)
    dress(app, settings)
    app.register_blueprint(pages(searcher, settings))
    app.register_blueprint(standing_pages(settings))
    app.register_blueprint(coverage(searcher, settings))
    app.jinja_env.globals["status_line"] = status_line(searcher)
    app.register_blueprint(api(searcher, settings))
    app.register_blueprint(fact_pages(searcher, settings))
    app.register_blueprint(health(searcher))
    app.register_blueprint(files())
    app.register_blueprint(widget_pages(settings))
    for routes in machine_routes(searcher, settings):
        app.register_blueprint(routes)
    app.before_request(_admit)
    app.teardown_request(lambda _error: locale.unsettle())
    app.after_request(lambda response: secured(packed(locale.declared(response), request), request, settings))
    app.register_error_handler(SearchError, _told_of_search)
    app.register_error_handler(HTTPException, _told_of_http)
    return app


def _route_without_redirects(app: Flask) -> None:
    """An address either is one or is not; a redirect that mends it could be made to lead off the site."""
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = False
    app.url_map.redirect_defaults = False


def _admit() -> None:
    """Number the request; refuse what no link or form of ours can have sent."""
    g.request_id = secrets.token_hex(8)
    locale.settle(request)
    if len(request.full_path.encode()) > MAX_ADDRESS:
        raise RequestURITooLarge
    if request.content_length or "Transfer-Encoding" in request.headers:
        raise RequestEntityTooLarge


def _told(problem: Problem) -> Response:
    """Return *problem* in the form that its asker reads."""
    if locale.for_programs(request.path):
        answer = problem_answer(problem, g.request_id)
    else:
        answer = make_response(_page_of(problem), problem.status)
    if problem.retry_after is not None:
        answer.headers["Retry-After"] = str(problem.retry_after)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _told_of_search(error: SearchError) -> Response:
    problem = search_problem(error)
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        current_app.logger.error("request %s: %s", g.request_id, error)
    return _told(problem)


def _told_of_http(error: HTTPException) -> Response:
    problem = http_problem(error)
    if problem.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        current_app.logger.error("request %s failed", g.request_id)  # Flask has logged the trace just before
    answer = _told(problem)
    if isinstance(error, MethodNotAllowed):
        answer.allow.update(error.valid_methods or ())
    return answer


def _page_of(problem: Problem) -> str:
    text = state.readable(request.args.get("q", ""))[: 2 * state.MAX_TEXT]
    return render_template("problem.html", problem=problem, text=text, kept=(), request_id=g.request_id)
