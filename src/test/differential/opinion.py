"""A second opinion on rooms: matrix-synapse judges what it is told, one JSON object a line, and answers in one line.

Asked with {"version", "events": [{"json", "rejected", "before"}], "forks": [[[event index, ...], ...], ...]}:
events in an order in which nobody cites what comes later, each with the state before it as indices, and whether it was
rejected; and for each fork the states that are to be resolved. What it says is in `judge` and `resolve`.

Where Synapse knowingly does otherwise than the specification says, forks are also resolved with that one habit changed, so
that a difference which comes from it can be told from others: see REVISIONS. Explanation.java has the sentences.
"""

import base64
import contextlib
import json
import logging
import sys
from unittest import mock

from canonicaljson import encode_canonical_json
from signedjson.key import decode_signing_key_base64, get_verify_key
from signedjson.sign import verify_signed_json

from synapse import event_auth
from synapse.api.errors import SynapseError
from synapse.api.room_versions import KNOWN_ROOM_VERSIONS
from synapse.crypto.event_signing import compute_content_hash, compute_event_signature
from synapse.events import make_event_from_dict
from synapse.events.utils import prune_event
from synapse.state import v1, v2
from synapse.synapse_rust.events import redact_event_dict
from synapse.storage.databases.main.event_federation import StateDifference

import hashlib

KEY = decode_signing_key_base64("ed25519", "paper", base64.b64encode(bytes(32)).decode().rstrip("="))


def run(coroutine):
    """There is no reactor: nothing here waits for anything."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("something waits")


class Clock:
    async def sleep(self, duration):
        pass


class Store:
    """The events of one room, and what state resolution asks a database for."""

    def __init__(self, events):
        self.events = events

    async def get_events(self, event_ids, redact_behaviour=None, get_prev_content=False, allow_rejected=False):
        return {i: self.events[i] for i in event_ids if i in self.events}

    async def state_map(self, event_ids):
        return await self.get_events(event_ids)

    def cited(self, event_id):
        return [i for i in auth_ids(self.events[event_id]) if i in self.events]

    def reachable(self, event_ids, step):
        found, left = set(event_ids), list(event_ids)
        while left:
            for other in step(left.pop()):
                if other not in found:
                    found.add(other)
                    left.append(other)
        return found

    def chain(self, state):
        return self.reachable(state, self.cited)

    async def get_auth_chain_difference(self, room_id, state_sets, conflicted_state, additional):
        chains = [self.chain(state) for state in state_sets]
        difference = set.union(*chains) - set.intersection(*chains)
        if conflicted_state is None:
            return StateDifference(auth_difference=difference, conflicted_subgraph=None)
        citing = {}
        for event_id in self.events:
            for cited in self.cited(event_id):
                citing.setdefault(cited, []).append(event_id)
        below = self.reachable(conflicted_state, self.cited)
        above = self.reachable(conflicted_state, lambda i: citing.get(i, []))
        return StateDifference(auth_difference=difference, conflicted_subgraph=below & above)


def is_power_event(event):
    """Of any state key, and no create event."""
    if event.type in ("m.room.power_levels", "m.room.join_rules"):
        return True
    return event.type == "m.room.member" and event.membership in ("leave", "ban") and event.sender != event.state_key


def can_federate(event, auth_events, original=event_auth._can_federate):
    """The sender's server counts, not that of the member whom the event is about."""
    create = auth_events.get(("m.room.create", ""))
    own = create and event.sender.split(":", 1)[1] == create.sender.split(":", 1)[1]
    return bool(own) or original(event, auth_events)


REVISIONS = {
    "POWER_EVENT": lambda: mock.patch.object(v2, "_is_power_event", is_power_event),
    "CLOSED_ROOM": lambda: mock.patch.object(event_auth, "_can_federate", can_federate),
}


def attempt(check):
    """None if it is allowed, else why not."""
    try:
        check()
        return None
    except SynapseError as refused:
        return refused.msg
    except Exception as broken:
        return "%s: %s" % (type(broken).__name__, broken)


def auth_ids(event):
    """Synapse gives none if a create event is among them that is implied."""
    try:
        return event.auth_event_ids()
    except RuntimeError:
        return event.get_pdu_json()["auth_events"]


def own_state(event, events):
    """The state of its own auth events; since version 12 the create event is implied."""
    return [events[i] for i in auth_ids(event) if i in events and events[i].is_state()]


def selected(event, version, state):
    """As Synapse does before it judges: only what the auth events selection names, if it can tell that."""
    try:
        needed = event_auth.auth_types_for_event(version, event)
    except KeyError:
        return state
    return [each for each in state if (each.type, each.state_key) in needed]


def redacted(event):
    """Without the unsigned part, which every server makes for itself."""
    return {k: v for k, v in prune_event(event).get_pdu_json().items() if k != "unsigned"}


def facts(event, version, pdu):
    """What can be computed of an event alone."""
    sender = pdu["sender"].split(":", 1)[1]
    signed = {k: v for k, v in pdu.items() if k not in ("signatures", "unsigned")}
    return {
        "id": event.event_id,
        "canonical": encode_canonical_json(pdu).decode(),
        "redacted": encode_canonical_json(redacted(event)).decode(),
        "hash": base64.b64encode(compute_content_hash(pdu, hashlib.sha256)[1]).decode().rstrip("="),
        "signature": compute_event_signature(version, signed, sender, KEY)[sender]["ed25519:paper"],
        "verifies": attempt(
            lambda: verify_signed_json(redact_event_dict(version, pdu), sender, get_verify_key(KEY))
        ),
    }


def judge(event, version, before, events):
    store = Store(events)

    def by_auth_events():
        event_auth.validate_event_for_room_version(event)
        run(event_auth.check_state_independent_auth_rules(store, event))
        event_auth.check_state_dependent_auth_rules(event, own_state(event, events))

    return {
        "list": attempt(lambda: run(event_auth.check_state_independent_auth_rules(store, event))),
        "form": attempt(lambda: event_auth.validate_event_for_room_version(event)),
        "auth": attempt(lambda: event_auth.check_state_dependent_auth_rules(event, own_state(event, events))),
        "all": attempt(by_auth_events),
        "before": attempt(lambda: event_auth.check_state_dependent_auth_rules(event, before)),
    }


def resolve(states, version, room_id, events):
    maps = [{(events[i].type, events[i].state_key): i for i in state} for state in states]
    store = Store(events)
    if version.state_res == 1:
        return run(v1.resolve_events_with_store(room_id, version, maps, None, store.state_map))
    return run(v2.resolve_events_with_store(Clock(), room_id, version, maps, None, store))


def answer(room):
    version = KNOWN_ROOM_VERSIONS[room["version"]]
    events, ids, opinions = {}, [], []
    for told in room["events"]:
        pdu = told["json"]
        try:
            event = make_event_from_dict(
                pdu, version, rejected_reason="rejected" if told["rejected"] else None
            )
            opinion = facts(event, version, pdu)
            before = selected(event, version, [events[ids[i]] for i in told["before"]])
            opinion.update(judge(event, version, before, events))
        except Exception as broken:
            opinions.append({"broken": "%s: %s" % (type(broken).__name__, broken)})
            ids.append(None)
            continue
        events[event.event_id] = event
        ids.append(event.event_id)
        opinions.append(opinion)
    room_id = events[ids[0]].room_id
    forks = []
    for fork in room["forks"]:
        states = [[ids[i] for i in state] for state in fork]

        def resolved(*names):
            with contextlib.ExitStack() as stack:
                for name in names:
                    stack.enter_context(REVISIONS[name]())
                return sorted(ids.index(i) for i in resolve(states, version, room_id, events).values())

        try:
            opinion = {"state": resolved()}
            opinion.update({name: resolved(name) for name in REVISIONS})
            opinion["SEVERAL"] = resolved(*REVISIONS)
        except Exception as broken:
            opinion = {"broken": "%s: %s" % (type(broken).__name__, broken)}
        forks.append(opinion)
    return {"events": opinions, "forks": forks}


def main():
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
