"""Verbs, and nouns and adjectives beside "to", by what they say of an act: planned, wished for, refused, brought about."""

from __future__ import annotations

from geotie.extraction.wordlists import phraseset, wordset

PARTICLES = wordset("off up down over out part place back in on away ahead through short")
PHRASAL = phraseset("""
    kick off, wrap up, wind up, cut short, call off, put off, set off, set out, touch down, stop over, take off,
    take part, take place, break off, head back, fly back, fly in, fly out, jet off, lift off, round off, drop in,
    check in, cut off, back out, hold off, pull out, put on, go ahead, go through, set up, head off, step up, call on,
    play down, lash out, hit back, fly off, carry out, sit down, show up, turn up, give up, hold up, go on,
    pass through, start off, finish off, sum up, rule out, hit out, speak out, come back, travel back, go back,
    shut down, roll out, phase out, head out, open up, shore up, stand up, take over, drop off, see off, talk up,
    touch off, move ahead, press ahead, hold out, hand over, turn down, fire back, pay back, pay off, bring back,
    send back, call back, call up, meet up, team up, sign off, sign on, sign up, fall through, move on, follow up,
    arrive back, drop out
""")
# Verbs and adjectives that take "to" and a verb, by what they say of its act.
PLANNING = wordset("""
    plan expect schedule intend set prepare due slated slate poised likely about ready decide promise vow pledge confirm go
    arrange agree tip opt bind project move choose bid suppose
""")
# Those of them whose past is over: "had been due to visit", "was supposed to visit", "was to have visited".
LAPSING = wordset("plan expect schedule intend set due slate slated suppose mean book")
WISHING = phraseset("""
    hope, want, wish, invite, ask, urge, seek, consider, offer, request, like, need, encourage, call on, love, threaten,
    propose, willing, eager, keen, try, attempt, unlikely, able, aim, welcome, tell, demand, require, persuade, convince,
    press, advise, recommend, suggest, call, appeal, look, free, dream, prefer, hesitate, wait, order, warn, forbid, allow,
    permit, reluctant, push, oblige, beg
""")
WISHED = wordset("""
    invitation invitations request offer desire wish readiness willingness permission chance opportunity proposal pressure calls
    demand appeal need right
""")
PLANNED = wordset("plan plans decision intention intentions agreement preparations")
REFUSING = wordset("refuse decline fail forget unable unwilling refrain")
EFFECTING = wordset("""
    manage begin start continue get have help appear seem happen come use proceed force rush say report believe know think
    understand claim
""")
ADJECTIVES_TO = wordset("""
    due set slated poised likely unlikely about ready able unable willing unwilling eager keen free reluctant bound
    scheduled expected planned welcome
""")
OBJECT_CONTROL = phraseset("""
    invite, ask, urge, send, dispatch, tell, order, request, encourage, persuade, allow, permit, force, press, want, expect,
    call on, help, enable, lead, instruct, advise, warn, bring, appoint, get, name
""")
SAYING_WHO_COMES_AFTER = wordset("say add announce note report write explain tweet stress tell")  # '"...", said the envoy'
