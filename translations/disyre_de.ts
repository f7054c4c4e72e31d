<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>OpenedScan</name>
    <message>
        <source>Sample brain with two lesions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanCheck</name>
    <message>
        <source>What differs from its background measures %1 litres; an adult&apos;s brain has 1 to 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No empty background was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This scan does not look skull-stripped. %1 The model was trained on stripped brains, so its map of this scan cannot be trusted: strip the scan first, for instance with SynthStrip, HD-BET or BET, or choose a model that was trained with skulls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This scan does not look T1-weighted, and the model was trained on T1-weighted scans: most of what it marks will be the other contrast. Open a T1-weighted scan, or choose a model of this scan&apos;s modality.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanFolder</name>
    <message>
        <source>holds no NIfTI scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a .nii or .nii.gz file, or a folder of such.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::AboutBox</name>
    <message>
        <source>About DISYRE Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;DISYRE Explorer %1&lt;/h3&gt;&lt;p&gt;Finds what is unusual in a brain MRI by healing it step by step with diffusion-inspired synthetic restoration (DISYRE).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Research software, not a medical device.&lt;/b&gt; Do not base any decision about a person&apos;s health on it.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you ask for help, this report says what runs here. It stays on this computer until you paste it somewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostic report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the diagnostic report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the diagnostic report to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this box (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::Application</name>
    <message>
        <source>Something unexpected went wrong: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::CasePanel</name>
    <message>
        <source>preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>healing, %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 slices healed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>healing failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not healed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan or a folder of scans, or drop them here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open scans: click one to look at it, also while another is healed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another scan (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the scan shown and let go of what was healed (Ctrl+W)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::Errand</name>
    <message>
        <source>There is no model to heal with. Name one with --model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions of the anomaly map at or above the threshold, the largest first. Click one to go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place in mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume in millilitres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean anomaly score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the score is highest: x, y, z in RAS millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest score %1, at x %2, y %3, z %4 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions of %1 ml or more at or above the threshold. No diagnosis: healthy brains have some too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No region of %1 ml or more reaches the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal the scan to list the regions that reach the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingPanel</name>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every how many t there is a step: a smaller skip means more steps, and more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the sliding window moves: a smaller stride means more windows, and more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the anomaly score is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>multi-step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single step at t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of single steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The t of the single-step score, from 1 (hardly corrupted) to T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreground weighting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What windows with much background count for in the anomaly score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>authors&apos; code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether windows cover each slice&apos;s brain, as training patches did, or the padded picture, as in the authors&apos; code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brain box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What computes: automatic takes a graphics card where there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many slices of the scan &quot;Heal a slab&quot; heals, about the one in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the settings of healing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set all of the above as the program comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px, a quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingSession</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no brain in this slice. Scroll to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save yet: heal the scan first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::LayerPanel</name>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan as it is (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture after the step shown (2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored minus scan: mid-grey is unchanged, brighter was raised, darker was lowered (3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anomaly overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the anomaly overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour what healing changed most (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the overlay shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The anomaly score is the mean change over the steps; or look at one step alone, or let each step count as much as you say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score up to this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this step alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weighted steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the threshold does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether what lies below the threshold is hidden or faded, or the region above it outlined or filled in one colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fade below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outline above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the overlay; all can be read without colour vision, viridis also on a pale projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferno</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>viridis, for projectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score from which on a place counts as unusual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the overlay covers the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the model&apos;s %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the threshold that the model&apos;s card suggests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From healthy scans: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The suggestion comes from healthy scans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model suggests no threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model suggests none; %1 is a start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::MainWindow</name>
    <message>
        <source>The folder &quot;%1&quot; cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start to window shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan to first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prepare and load the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing did not stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open s&amp;ample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save s&amp;creenshot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal the &amp;volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal a sla&amp;b about this slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal this &amp;slice only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H&amp;elp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About DISYRE Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;estored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Anomaly overlay on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit to the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in RAS millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxel in the file&apos;s own order, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity of the scan and of the restored picture, and the overlay&apos;s score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research software, not a medical device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not base any decision about a person&apos;s health on what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The slices healed so far are kept; Heal goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before a slice was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the sample…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DISYRE Explorer (research use, not a medical device)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – DISYRE Explorer (research use, not a medical device)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scan is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s a slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at %1 of %2 slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 slices healed, last in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIfTI scans (*.nii *.nii.gz);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings are as the program comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the results into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a screenshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the results into %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screenshot could not be written to &quot;%1&quot;: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel, Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten slices on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step back and on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan as it is, the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blink the scan and the restored picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x %1  y %2  z %3 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxel %1 %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan %1  restored %2  score %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x –  y –  z – mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxel –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan –  restored –  score –</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::ModelPanel</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that heals: the one that came along, one used lately, or another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, came along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder to heal with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skull-stripped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with skull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3, %4
%5 × %6 × %7 mm, patch %8 pixels
%9 parameters, T = %10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::RecentMenu</name>
    <message>
        <source>&amp;Forget these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::SlicePresenter</name>
    <message>
        <source>change of this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weighted score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anomaly score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan, this slice is not healed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference: none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restored, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::SliceView</name>
    <message>
        <source>Axial slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan&apos;s axial slice, seen from the feet: the patient&apos;s right is on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-D graphics are not available. Scans can still be healed and results saved, but not shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>radiological</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window %1  level %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::StartPage</name>
    <message>
        <source>DISYRE Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan, drop one here, or try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A skull-stripped T1 brain scan as NIfTI (.nii, .nii.gz). Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a NIfTI file (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A brain with two made-up lesions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::StepPlot</name>
    <message>
        <source>Change of each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A curve of how much each healing step changed. A click shows that step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much each step changed, on average over the brain. Click a point to see that step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal to see how much each step changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finding %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::StepWeights</name>
    <message>
        <source>All alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all steps count alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all steps count alike, as in the anomaly score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of t = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the change at t = %1 counts in the overlay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::Timeline</name>
    <message>
        <source>Timeline of the healing steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the scan as it is (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous step (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the steps (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again after the last step (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the steps are played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing step: left is the scan as it is, right the healed picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t falls from T, the most corrupted, to 0, the healed picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = %1 → %2, step %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axial slice, from the feet to the head (wheel, Up, Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice number from the feet, and its height in RAS millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal the whole volume, from this slice outwards (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal a slab about this slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal this slice only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop healing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop healing and keep what is done (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the healing is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing rate and time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices done, time a slice takes and time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice %1 of %2, z = %3 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume healing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause healing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the slices not healed yet (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause healing; it can go on later (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding the brain, loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not healed yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>disyre::ui::ViewAnnotations</name>
    <message>
        <source>%1 mm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
