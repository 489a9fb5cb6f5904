"""The dashboard for FLIPs: a server on this machine, pages in the browser, nothing fetched from anywhere else.

Views are pure functions from data to markup. Solara carries the sessions, the address and the work in the background;
`live` is the one component that shows markup and tells what was done to it.
"""
