<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CardText</name>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n scan</numerusform>
            <numerusform>%n scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n subject</numerusform>
            <numerusform>%n subjects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasureText</name>
    <message numerus="yes">
        <source>area %1 mm², %n voxel(s)</source>
        <translation>
            <numerusform>area %1 mm², %n voxel</numerusform>
            <numerusform>area %1 mm², %n voxels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepeatedHealing</name>
    <message numerus="yes">
        <source>The command was copied. It heals the %n slice(s), too, that are not healed here.</source>
        <translation>
            <numerusform>The command was copied. It heals the %n slice, too, that are not healed here.</numerusform>
            <numerusform>The command was copied. It heals the %n slices, too, that are not healed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::CasePanel</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slice(s) healed</source>
        <translation>
            <numerusform>%1 of %n slice healed</numerusform>
            <numerusform>%1 of %n slices healed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::DataPage</name>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n scan</numerusform>
            <numerusform>%n scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n subject</numerusform>
            <numerusform>%n subjects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 subjects are needed: two to learn from and one to check with. There are only %n; add more scans.</source>
        <translation>
            <numerusform>At least %1 subjects are needed: two to learn from and one to check with. There is only %n; add more scans.</numerusform>
            <numerusform>At least %1 subjects are needed: two to learn from and one to check with. There are only %n; add more scans.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) do not look skull-stripped and have no mask. Name a folder of brain masks, or untick them.</source>
        <translation>
            <numerusform>%n scan does not look skull-stripped and has no mask. Name a folder of brain masks, or untick it.</numerusform>
            <numerusform>%n scans do not look skull-stripped and have no mask. Name a folder of brain masks, or untick them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) look like another contrast than %1. Choose the modality that they have, or untick them.</source>
        <translation>
            <numerusform>%n scan looks like another contrast than %1. Choose the modality that it has, or untick it.</numerusform>
            <numerusform>%n scans look like another contrast than %1. Choose the modality that they have, or untick them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::ExportController</name>
    <message numerus="yes">
        <source>%1 stored %n object(s).</source>
        <translation>
            <numerusform>%1 stored %n object.</numerusform>
            <numerusform>%1 stored %n objects.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::FetchDialog</name>
    <message numerus="yes">
        <source>%n hit(s) on the server.</source>
        <translation>
            <numerusform>%n hit on the server.</numerusform>
            <numerusform>%n hits on the server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingPanel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingProgress</name>
    <message numerus="yes">
        <source>%1 of %n slice(s) healed (%2)</source>
        <translation>
            <numerusform>%1 of %n slice healed (%2)</numerusform>
            <numerusform>%1 of %n slices healed (%2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::PictureDialog</name>
    <message numerus="yes">
        <source>%1, %n picture(s)</source>
        <translation>
            <numerusform>%1, %n picture</numerusform>
            <numerusform>%1, %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::QuizPage</name>
    <message numerus="yes">
        <source>%1 mm away, Dice %2, %n point(s)</source>
        <translation>
            <numerusform>%1 mm away, Dice %2, %n point</numerusform>
            <numerusform>%1 mm away, Dice %2, %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::ScopeController</name>
    <message numerus="yes">
        <source>In %n point(s) this scan differs from what the model %1 was trained on</source>
        <translation>
            <numerusform>In %n point this scan differs from what the model %1 was trained on</numerusform>
            <numerusform>In %n points this scan differs from what the model %1 was trained on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::SeriesChooser</name>
    <message numerus="yes">
        <source>%1 and %n other file(s) could not be read.</source>
        <translation>
            <numerusform>%1 and %n other file could not be read.</numerusform>
            <numerusform>%1 and %n other files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::SplitPage</name>
    <message numerus="yes">
        <source>%n subject(s) to learn from, %1 held out.</source>
        <translation>
            <numerusform>%n subject to learn from, %1 held out.</numerusform>
            <numerusform>%n subjects to learn from, %1 held out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::WindowsPane</name>
    <message numerus="yes">
        <source>Sum of the products of %n window(s): %1, the estimate of the slice</source>
        <translation>
            <numerusform>Sum of the products of %n window: %1, the estimate of the slice</numerusform>
            <numerusform>Sum of the products of %n windows: %1, the estimate of the slice</numerusform>
        </translation>
    </message>
</context>
</TS>
