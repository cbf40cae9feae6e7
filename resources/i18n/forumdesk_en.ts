<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>AdoptDialog</name>
    <message numerus="yes">
        <source>“{name}” would change %n session(s)</source>
        <translation>
            <numerusform>“{name}” would change %n session</numerusform>
            <numerusform>“{name}” would change %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adopt %n session(s)</source>
        <translation>
            <numerusform>Adopt %n session</numerusform>
            <numerusform>Adopt %n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwaitedWords</name>
    <message numerus="yes">
        <source>and %n more meetings</source>
        <translation>
            <numerusform>and %n more meeting</numerusform>
            <numerusform>and %n more meetings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BadgePrinting</name>
    <message numerus="yes">
        <source>Drawing %n badge(s)</source>
        <translation>
            <numerusform>Drawing %n badge</numerusform>
            <numerusform>Drawing %n badges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s) saved as {file}</source>
        <translation>
            <numerusform>%n badge saved as {file}</numerusform>
            <numerusform>%n badges saved as {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s)</source>
        <translation>
            <numerusform>%n badge</numerusform>
            <numerusform>%n badges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s) on the way to {printer}</source>
        <translation>
            <numerusform>%n badge on the way to {printer}</numerusform>
            <numerusform>%n badges on the way to {printer}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n badge(s)</source>
        <translation>
            <numerusform>Print %n badge</numerusform>
            <numerusform>Print %n badges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>Looking through %n badge(s)</source>
        <translation>
            <numerusform>Looking through %n badge</numerusform>
            <numerusform>Looking through %n badges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoxListSaving</name>
    <message numerus="yes">
        <source>Drawing the list of %n boxes</source>
        <translation>
            <numerusform>Drawing the list of %n box</numerusform>
            <numerusform>Drawing the list of %n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoxesDialog</name>
    <message numerus="yes">
        <source>Put %n badges into boxes</source>
        <translation>
            <numerusform>Put %n badge into a box</numerusform>
            <numerusform>Put %n badges into boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badges lie in boxes now.</source>
        <translation>
            <numerusform>%n badge lies in a box now.</numerusform>
            <numerusform>%n badges lie in boxes now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n badges out of their boxes</source>
        <translation>
            <numerusform>Take %n badge out of its box</numerusform>
            <numerusform>Take %n badges out of their boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badges lie in no box any more.</source>
        <translation>
            <numerusform>%n badge lies in no box any more.</numerusform>
            <numerusform>%n badges lie in no box any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraPane</name>
    <message numerus="yes">
        <source>The camera was switched off after %n minutes without a code.</source>
        <translation>
            <numerusform>The camera was switched off after %n minute without a code.</numerusform>
            <numerusform>The camera was switched off after %n minutes without a code.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraTools</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardAnswerDialog</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardPrinting</name>
    <message numerus="yes">
        <source>%n meeting card(s)</source>
        <translation>
            <numerusform>%n meeting card</numerusform>
            <numerusform>%n meeting cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting card(s) on the way to {printer}</source>
        <translation>
            <numerusform>%n meeting card on the way to {printer}</numerusform>
            <numerusform>%n meeting cards on the way to {printer}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drawing %n meeting card(s)</source>
        <translation>
            <numerusform>Drawing %n meeting card</numerusform>
            <numerusform>Drawing %n meeting cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting card(s) saved as {file}</source>
        <translation>
            <numerusform>%n meeting card saved as {file}</numerusform>
            <numerusform>%n meeting cards saved as {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n meeting card(s)</source>
        <translation>
            <numerusform>Print %n meeting card</numerusform>
            <numerusform>Print %n meeting cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CockpitWindow</name>
    <message numerus="yes">
        <source>The %n station(s) at work keep up with that.</source>
        <translation>
            <numerusform>The station at work keeps up with that.</numerusform>
            <numerusform>The %n stations at work keep up with that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n station(s) would keep up.</source>
        <translation>
            <numerusform>One station would keep up.</numerusform>
            <numerusform>%n stations would keep up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DelegationDialog</name>
    <message numerus="yes">
        <source>Check in %n people   Enter</source>
        <translation>
            <numerusform>Check in %n person   Enter</numerusform>
            <numerusform>Check in %n people   Enter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check in %n people together</source>
        <translation>
            <numerusform>Check in %n person</numerusform>
            <numerusform>Check in %n people together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Delegations</name>
    <message numerus="yes">
        <source>%n people were checked in together.</source>
        <translation>
            <numerusform>%n person was checked in.</numerusform>
            <numerusform>%n people were checked in together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n admitted</source>
        <translation>
            <numerusform>%n admitted</numerusform>
            <numerusform>%n admitted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskWork</name>
    <message numerus="yes">
        <source>Print %n wrong sheet(s) again</source>
        <translation>
            <numerusform>Print %n wrong sheet again</numerusform>
            <numerusform>Print %n wrong sheets again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoorListSaving</name>
    <message numerus="yes">
        <source>Drawing the list of %n people</source>
        <translation>
            <numerusform>Drawing the list of one person</numerusform>
            <numerusform>Drawing the list of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List of %n people saved as {file}</source>
        <translation>
            <numerusform>List of one person saved as {file}</numerusform>
            <numerusform>List of %n people saved as {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that follow make way</source>
        <translation>
            <numerusform>%n that follows makes way</numerusform>
            <numerusform>%n that follow make way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HurtWords</name>
    <message numerus="yes">
        <source>%n guest(s) signed up</source>
        <translation>
            <numerusform>%n guest signed up</numerusform>
            <numerusform>%n guests signed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more guest(s) signed up</source>
        <translation>
            <numerusform>%n more guest signed up</numerusform>
            <numerusform>%n more guests signed up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportProgrammeDialog</name>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) mended</source>
        <translation>
            <numerusform>%n thing mended</numerusform>
            <numerusform>%n things mended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n session(s)</source>
        <translation>
            <numerusform>Import %n session</numerusform>
            <numerusform>Import %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n difference(s)</source>
        <translation>
            <numerusform>Import %n difference</numerusform>
            <numerusform>Import %n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} imported: %n session(s)</source>
        <translation>
            <numerusform>{file} imported: %n session</numerusform>
            <numerusform>{file} imported: %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} imported: %n difference(s) taken</source>
        <translation>
            <numerusform>{file} imported: %n difference taken</numerusform>
            <numerusform>{file} imported: %n differences taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRequestsDialog</name>
    <message numerus="yes">
        <source>Import %n request(s)</source>
        <translation>
            <numerusform>Import %n request</numerusform>
            <numerusform>Import %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) imported</source>
        <translation>
            <numerusform>%n request imported</numerusform>
            <numerusform>%n requests imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatePanel</name>
    <message numerus="yes">
        <source>%n minute(s) late</source>
        <translation>
            <numerusform>%n minute late</numerusform>
            <numerusform>%n minutes late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MannersSection</name>
    <message numerus="yes">
        <source>after %n seconds</source>
        <translation>
            <numerusform>after %n second</numerusform>
            <numerusform>after %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingWords</name>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; and %n more</numerusform>
            <numerusform>; and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnSheetsDialog</name>
    <message numerus="yes">
        <source>%n label(s) on each sheet</source>
        <translation>
            <numerusform>%n label on each sheet</numerusform>
            <numerusform>%n labels on each sheet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n card(s) that are &amp;out of date</source>
        <translation>
            <numerusform>%n card that is &amp;out of date</numerusform>
            <numerusform>%n cards that are &amp;out of date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) that were &amp;never printed</source>
        <translation>
            <numerusform>%n card that was &amp;never printed</numerusform>
            <numerusform>%n cards that were &amp;never printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n card(s)</source>
        <translation>
            <numerusform>&amp;All %n card</numerusform>
            <numerusform>&amp;All %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n card(s) as PDF…</source>
        <translation>
            <numerusform>Save %n card as PDF…</numerusform>
            <numerusform>Save %n cards as PDF…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n stale card(s)</source>
        <translation>
            <numerusform>Print %n stale card</numerusform>
            <numerusform>Print %n stale cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n card(s)</source>
        <translation>
            <numerusform>Print %n card</numerusform>
            <numerusform>Print %n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message numerus="yes">
        <source>%n meeting(s)</source>
        <translation>
            <numerusform>%n meeting</numerusform>
            <numerusform>%n meetings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait</source>
        <translation>
            <numerusform>%n request waits</numerusform>
            <numerusform>%n requests wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonSessions</name>
    <message numerus="yes">
        <source>on stage in %n session(s)</source>
        <translation>
            <numerusform>on stage in %n session</numerusform>
            <numerusform>on stage in %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>signed up for %n session(s)</source>
        <translation>
            <numerusform>signed up for %n session</numerusform>
            <numerusform>signed up for %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting for %n session(s)</source>
        <translation>
            <numerusform>waiting for %n session</numerusform>
            <numerusform>waiting for %n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoImport</name>
    <message numerus="yes">
        <source>Making %n photo(s) ready</source>
        <translation>
            <numerusform>Making %n photo ready</numerusform>
            <numerusform>Making %n photos ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %n photo(s)</source>
        <translation>
            <numerusform>Take in %n photo</numerusform>
            <numerusform>Take in %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) taken in</source>
        <translation>
            <numerusform>%n photo taken in</numerusform>
            <numerusform>%n photos taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message numerus="yes">
        <source>Take in %n photo(s)</source>
        <translation>
            <numerusform>Take in %n photo</numerusform>
            <numerusform>Take in %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in {folder} are somebody&apos;s photo</source>
        <translation>
            <numerusform>%n file in {folder} is somebody&apos;s photo</numerusform>
            <numerusform>%n files in {folder} are somebody&apos;s photo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them take(s) the place of another photo.</source>
        <translation>
            <numerusform>%n of them takes the place of another photo.</numerusform>
            <numerusform>%n of them take the place of another photo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay out:</source>
        <translation>
            <numerusform>%n file stays out:</numerusform>
            <numerusform>%n files stay out:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanBand</name>
    <message numerus="yes">
        <source>%n session(s) moved; the programme stays.</source>
        <translation>
            <numerusform>%n session moved; the programme stays.</numerusform>
            <numerusform>%n sessions moved; the programme stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message numerus="yes">
        <source>{name}: %n session(s) moved</source>
        <translation>
            <numerusform>{name}: %n session moved</numerusform>
            <numerusform>{name}: %n sessions moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreflightBox</name>
    <message numerus="yes">
        <source>%n badge(s) of {count} should be looked at first</source>
        <translation>
            <numerusform>%n badge of {count} should be looked at first</numerusform>
            <numerusform>%n badges of {count} should be looked at first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print &amp;without %n badge(s)</source>
        <translation>
            <numerusform>Print &amp;without this one</numerusform>
            <numerusform>Print &amp;without these %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print &amp;all %n badge(s) anyway</source>
        <translation>
            <numerusform>Print it &amp;anyway</numerusform>
            <numerusform>Print &amp;all %n anyway</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintPanel</name>
    <message numerus="yes">
        <source>Save %n badge(s) as PDF…</source>
        <translation>
            <numerusform>Save %n badge as PDF…</numerusform>
            <numerusform>Save %n badges as PDF…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n badge(s)</source>
        <translation>
            <numerusform>Print %n badge</numerusform>
            <numerusform>Print %n badges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message numerus="yes">
        <source>These are %n badge(s): have a new roll ready.</source>
        <translation>
            <numerusform>This is %n badge: have a new roll ready.</numerusform>
            <numerusform>These are %n badges: have a new roll ready.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammeFiles</name>
    <message numerus="yes">
        <source>%n session(s) written to {file}</source>
        <translation>
            <numerusform>%n session written to {file}</numerusform>
            <numerusform>%n sessions written to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammePaper</name>
    <message numerus="yes">
        <source>%n page(s) saved as {file}</source>
        <translation>
            <numerusform>%n page saved as {file}</numerusform>
            <numerusform>%n pages saved as {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromoteDialog</name>
    <message numerus="yes">
        <source>Promote %n person(s)</source>
        <translation>
            <numerusform>Promote %n person</numerusform>
            <numerusform>Promote %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than the event has places.</source>
        <translation>
            <numerusform>%n more than the event has places.</numerusform>
            <numerusform>%n more than the event has places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) promoted</source>
        <translation>
            <numerusform>%n person promoted</numerusform>
            <numerusform>%n people promoted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalPanel</name>
    <message numerus="yes">
        <source>Make %n change(s)  Ctrl+Enter</source>
        <translation>
            <numerusform>Make %n change  Ctrl+Enter</numerusform>
            <numerusform>Make %n changes  Ctrl+Enter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked meeting(s) cannot take place</source>
        <translation>
            <numerusform>%n locked meeting cannot take place</numerusform>
            <numerusform>%n locked meetings cannot take place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) change</source>
        <translation>
            <numerusform>%n card changes</numerusform>
            <numerusform>%n cards change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message numerus="yes">
        <source>The last %n page(s), from page {first} on</source>
        <translation>
            <numerusform>The last %n page, from page {first} on</numerusform>
            <numerusform>The last %n pages, from page {first} on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n page(s) again</source>
        <translation>
            <numerusform>All %n page again</numerusform>
            <numerusform>All %n pages again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at the printer</source>
        <translation>
            <numerusform>%n at the printer</numerusform>
            <numerusform>%n at the printer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailEntry</name>
    <message numerus="yes">
        <source>%n need someone</source>
        <translation>
            <numerusform>%n need someone</numerusform>
            <numerusform>%n need someone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message numerus="yes">
        <source>%n change(s) since version {version} of {moment}</source>
        <translation>
            <numerusform>%n change since version {version} of {moment}</numerusform>
            <numerusform>%n changes since version {version} of {moment}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleasesDialog</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message numerus="yes">
        <source>Print %n stale card(s)</source>
        <translation>
            <numerusform>Print %n stale card</numerusform>
            <numerusform>Print %n stale cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) cannot take place as planned</source>
        <translation>
            <numerusform>%n meeting cannot take place as planned</numerusform>
            <numerusform>%n meetings cannot take place as planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) to come</source>
        <translation>
            <numerusform>%n meeting to come</numerusform>
            <numerusform>%n meetings to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestDialog</name>
    <message numerus="yes">
        <source>Print all %n page(s)</source>
        <translation>
            <numerusform>Print the page again</numerusform>
            <numerusform>Print all %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionInspector</name>
    <message numerus="yes">
        <source>and %n more chosen</source>
        <translation>
            <numerusform>and %n more chosen</numerusform>
            <numerusform>and %n more chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed up</source>
        <translation>
            <numerusform>%n signed up</numerusform>
            <numerusform>%n signed up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionMenu</name>
    <message numerus="yes">
        <source>Remove %n session(s)</source>
        <translation>
            <numerusform>Remove %n session</numerusform>
            <numerusform>Remove %n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetPrinting</name>
    <message numerus="yes">
        <source>%n page(s) saved as {file}</source>
        <translation>
            <numerusform>%n page saved as {file}</numerusform>
            <numerusform>%n pages saved as {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>backup %n min ago</source>
        <translation>
            <numerusform>backup %n min ago</numerusform>
            <numerusform>backup %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>backup %n h ago</source>
        <translation>
            <numerusform>backup %n h ago</numerusform>
            <numerusform>backup %n h ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n people, {here} here</source>
        <translation>
            <numerusform>%n person, {here} here</numerusform>
            <numerusform>%n people, {here} here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more from waiting lists</source>
        <translation>
            <numerusform>and %n more from waiting lists</numerusform>
            <numerusform>and %n more from waiting lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than there are places</source>
        <translation>
            <numerusform>%n more than there are places</numerusform>
            <numerusform>%n more than there are places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) free</source>
        <translation>
            <numerusform>%n place free</numerusform>
            <numerusform>%n places free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WrongSheets</name>
    <message numerus="yes">
        <source>%n printed sheet(s) are wrong now</source>
        <translation>
            <numerusform>%n printed sheet is wrong now</numerusform>
            <numerusform>%n printed sheets are wrong now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n sheet(s) again</source>
        <translation>
            <numerusform>Print %n sheet again</numerusform>
            <numerusform>Print %n sheets again</numerusform>
        </translation>
    </message>
</context>
</TS>
