"""Mails that a mail server sends back, in the shapes of Postfix and of Exchange."""

from __future__ import annotations

RECIPIENT = "aino.ranta@yhdistys.example"
OURS = "<0123456789abcdef@hyte.example>"
SAID = f"550 5.1.1 <{RECIPIENT}>: no such mailbox here"


def report(
    *,
    original: str = f"Message-ID: {OURS}\nSubject: Lausuntosi",
    action: str = "failed",
    status: str = "5.1.1",
    said: str = f"smtp; {SAID}",
    kind: str = "delivery-status",
    part: str = "message/delivery-status",
    returned: str = "message/rfc822",
    more: str = "",
) -> bytes:
    """Return a report with a part for people, one for machines, and what is returned."""
    return f"""From MAILER-DAEMON  Mon Oct 12 12:00:00 2026
Return-Path: <>
From: mailer-daemon@relay.example
To: hyte@hyte.example
Subject: Returned mail
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind};
\tboundary="x1/relay.example"
{more}
Whoever reads this has an old program.

--x1/relay.example
Content-Type: text/plain; charset=us-ascii

We are sorry to say that your mail is on its way back.

--x1/relay.example
Content-Description: Delivery report
Content-Type: {part}

Reporting-MTA: dns; relay.example
X-Queue-Id: 0123
Arrival-Date: Mon, 12 Oct 2026 12:00:00 +0300

Final-Recipient: rfc822; {RECIPIENT}
Original-Recipient: rfc822;{RECIPIENT}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.yhdistys.example
Diagnostic-Code: {said}

--x1/relay.example
Content-Type: {returned}

{original}

Hei, lausuntosi on tullut perille.

--x1/relay.example--
""".encode()


EXCHANGE = f"""Received: from outbound.example by inbound.example; Mon, 12 Oct 2026 09:00:00 +0000\r
From: <postmaster@yhdistys.example>\r
To: <hyte@hyte.example>\r
Date: Mon, 12 Oct 2026 09:00:00 +0000\r
Content-Type: multipart/report; report-type="delivery-status";\r
 boundary="_000_11aa"\r
In-Reply-To: {OURS}\r
Subject: =?utf-8?Q?Ei_voida_toimittaa?=\r
MIME-Version: 1.0\r
\r
--_000_11aa\r
Content-Type: multipart/alternative; differences=Content-Type;\r
 boundary="_001_11aa"\r
\r
--_001_11aa\r
Content-Type: text/plain; charset="utf-8"\r
Content-Transfer-Encoding: quoted-printable\r
\r
Viesti=C3=A4 ei voitu toimittaa.\r
--_001_11aa\r
Content-Type: text/html; charset="utf-8"\r
Content-Transfer-Encoding: base64\r
\r
PHA+VmllLi4uPC9wPg==\r
--_001_11aa--\r
\r
--_000_11aa\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns;outbound.example\r
Received-From-MTA: dns;hyte.example\r
Arrival-Date: Mon, 12 Oct 2026 09:00:00 +0000\r
\r
Final-Recipient: rfc822;{RECIPIENT}\r
Action: failed\r
Status: 5.1.10\r
Diagnostic-Code: smtp;550 5.1.10 Recipient not found,\r
  looked up by address {RECIPIENT}\r
\r
--_000_11aa\r
Content-Type: message/rfc822\r
\r
Received: from hyte.example by outbound.example; Mon, 12 Oct 2026 08:59:00 +0000\r
Content-Type: text/plain; charset="utf-8"\r
From: <hyte@hyte.example>\r
Message-Id:\r
 {OURS}\r
\r
Hei!\r
--_000_11aa--\r
""".encode()

REPLY = f"""From: {RECIPIENT}
To: hyte@hyte.example
Subject: Re: Lausuntosi
In-Reply-To: {OURS}
Content-Type: text/plain; charset=utf-8

Action: failed
Kiitos, mutta miten muutan lausuntoani?
""".encode()
