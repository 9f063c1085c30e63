"""The door: what a client says to which session, and which answers go back."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .. import __version__
from ..config.file import FILE, PROJECT
from ..errors import TqcheckError
from ..model import Unchecked
from .actions import ACCEPT, TERM, code_actions
from .answers import diagnostics, hover
from .buffer import Buffer
from .session import DEEP, QUICK, Session
from .settings import accept, add_term

_ALLOCATIONS = 50_000  # between two searches for garbage
_SWITCH = 0.001  # seconds a review may hold the interpreter while an editor waits for an answer


class Server(LanguageServer):
    """A language server with a session for each open document."""

    def __init__(self) -> None:
        super().__init__("tqcheck", __version__)
        self.sessions: dict[str, Session] = {}
        self.told: dict[str, tuple[Unchecked, ...]] = {}
        self.pattern = ""
        self.workers = {
            kind: ThreadPoolExecutor(1, thread_name_prefix=f"tqcheck-{kind}") for kind in (QUICK, DEEP)
        }

    def publish(self, session: Session) -> None:
        """Send what is known about a document."""
        uri, version = session.buffer.uri, session.buffer.version
        if session.known.unchecked != self.told.get(uri):
            self.told[uri] = session.known.unchecked
            for each in session.known.unchecked:
                self.log(f"{session.path.name}: not checked: {each.what}: {each.why}; {each.remedy}")
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics(session), version)
        )

    def log(self, text: str) -> None:
        """Write a line into the editor's log."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, text))

    def review_all(self) -> None:
        """Review all open documents again: settings have changed."""
        for session in self.sessions.values():
            session.saved()


def serve() -> None:
    """Speak LSP over standard input and output until the client ends it."""
    logging.getLogger("pygls").setLevel(logging.ERROR)
    sys.setswitchinterval(_SWITCH)
    gc.freeze()  # the tables stay; nobody shall search them for garbage while an editor waits
    gc.set_threshold(_ALLOCATIONS)
    make_server().start_io()


def make_server() -> Server:
    """Return a server that knows what to do with each message."""
    server = Server()
    _settings(server)
    _commands(server)
    _documents(server)
    _questions(server)
    return server


def _settings(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options = params.initialization_options
        if isinstance(options, dict):
            server.pattern = str(options.get("source") or "")

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        given = params.settings.get("tqcheck") if isinstance(params.settings, dict) else None
        if isinstance(given, dict):
            server.pattern = str(given.get("source") or "")
            server.review_all()

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        files = workspace and workspace.did_change_watched_files
        if files and files.dynamic_registration:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in (FILE, PROJECT)]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([wanted]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.review_all()


def _commands(server: Server) -> None:
    def changing(change: Callable[..., Path]) -> Callable[..., Any]:
        def command(uri: str, *words: str) -> None:
            try:
                file = change(_path(uri), *words)
            except (TqcheckError, OSError, ValueError) as problem:
                server.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(problem)))
                return
            server.log(f"Added to {file}")
            server.review_all()

        return command

    @server.command(ACCEPT)
    def accepted(uri: str, words: str) -> None:
        changing(accept)(uri, words)

    @server.command(TERM)
    def termed(uri: str, source: str, target: str) -> None:
        changing(add_term)(uri, source, target)


def _documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        buffer = Buffer(item, str(server.workspace.position_encoding))
        # The client's edits now arrive in this buffer instead of in one that is copied at every letter.
        server.workspace.text_documents[item.uri] = buffer
        session = Session(buffer, _path(item.uri), server.pattern, server.workers, server.publish)
        server.sessions[item.uri] = session
        session.opened()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        if session := server.sessions.get(params.text_document.uri):
            session.edited()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        if session := server.sessions.get(params.text_document.uri):
            session.saved()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if session := server.sessions.pop(uri, None):
            session.close()
            server.told.pop(uri, None)
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        session = server.sessions.get(params.text_document.uri)
        return hover(session, params.position) if session else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        session = server.sessions.get(params.text_document.uri)
        return list(code_actions(session, params.range)) if session else []

    @server.feature(types.SHUTDOWN)
    async def shut(_: None) -> None:
        for session in server.sessions.values():
            session.close()
        await asyncio.sleep(0)


def _path(uri: str) -> Path:
    """Where a document is, or would be: one that was never saved has a name only."""
    return Path(to_fs_path(uri) or "untitled.txt")
