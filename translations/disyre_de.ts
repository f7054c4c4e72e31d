<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AtlasNames</name>
    <message>
        <source>amygdala</source>
        <translation>Amygdala</translation>
    </message>
    <message>
        <source>angular gyrus</source>
        <translation>Gyrus angularis</translation>
    </message>
    <message>
        <source>anterior cingulate gyrus</source>
        <translation>vorderer Gyrus cinguli</translation>
    </message>
    <message>
        <source>anterior insula</source>
        <translation>vordere Insel</translation>
    </message>
    <message>
        <source>anterior limb of the internal capsule</source>
        <translation>vorderer Schenkel der inneren Kapsel</translation>
    </message>
    <message>
        <source>anterior orbital gyrus</source>
        <translation>vorderer orbitaler Gyrus</translation>
    </message>
    <message>
        <source>basal forebrain</source>
        <translation>basales Vorderhirn</translation>
    </message>
    <message>
        <source>brain stem</source>
        <translation>Hirnstamm</translation>
    </message>
    <message>
        <source>calcarine cortex</source>
        <translation>Kortex um den Sulcus calcarinus</translation>
    </message>
    <message>
        <source>caudate nucleus</source>
        <translation>Nucleus caudatus</translation>
    </message>
    <message>
        <source>central operculum</source>
        <translation>zentrales Operculum</translation>
    </message>
    <message>
        <source>cerebellar cortex</source>
        <translation>Kleinhirnrinde</translation>
    </message>
    <message>
        <source>cerebellar vermis, lobules 1 to 5</source>
        <translation>Kleinhirnwurm, Läppchen 1 bis 5</translation>
    </message>
    <message>
        <source>cerebellar vermis, lobules 6 and 7</source>
        <translation>Kleinhirnwurm, Läppchen 6 und 7</translation>
    </message>
    <message>
        <source>cerebellar vermis, lobules 8 to 10</source>
        <translation>Kleinhirnwurm, Läppchen 8 bis 10</translation>
    </message>
    <message>
        <source>cerebellar white matter</source>
        <translation>weiße Substanz des Kleinhirns</translation>
    </message>
    <message>
        <source>cerebellum</source>
        <translation>Kleinhirn</translation>
    </message>
    <message>
        <source>cingulate gyrus</source>
        <translation>Gyrus cinguli</translation>
    </message>
    <message>
        <source>corpus callosum</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>cuneus</source>
        <translation>Cuneus</translation>
    </message>
    <message>
        <source>deep structures</source>
        <translation>tiefe Strukturen</translation>
    </message>
    <message>
        <source>entorhinal area</source>
        <translation>entorhinales Areal</translation>
    </message>
    <message>
        <source>fornix</source>
        <translation>Fornix</translation>
    </message>
    <message>
        <source>fourth ventricle</source>
        <translation>vierter Ventrikel</translation>
    </message>
    <message>
        <source>frontal lobe</source>
        <translation>Frontallappen</translation>
    </message>
    <message>
        <source>frontal operculum</source>
        <translation>frontales Operculum</translation>
    </message>
    <message>
        <source>frontal pole</source>
        <translation>Frontalpol</translation>
    </message>
    <message>
        <source>frontal white matter</source>
        <translation>weiße Substanz des Frontallappens</translation>
    </message>
    <message>
        <source>fusiform gyrus</source>
        <translation>Gyrus fusiformis</translation>
    </message>
    <message>
        <source>globus pallidus</source>
        <translation>Globus pallidus</translation>
    </message>
    <message>
        <source>gyrus rectus</source>
        <translation>Gyrus rectus</translation>
    </message>
    <message>
        <source>hippocampus</source>
        <translation>Hippocampus</translation>
    </message>
    <message>
        <source>inferior occipital gyrus</source>
        <translation>unterer okzipitaler Gyrus</translation>
    </message>
    <message>
        <source>inferior temporal gyrus</source>
        <translation>unterer temporaler Gyrus</translation>
    </message>
    <message>
        <source>insula</source>
        <translation>Insel</translation>
    </message>
    <message>
        <source>lateral orbital gyrus</source>
        <translation>seitlicher orbitaler Gyrus</translation>
    </message>
    <message>
        <source>lateral ventricle</source>
        <translation>Seitenventrikel</translation>
    </message>
    <message>
        <source>lingual gyrus</source>
        <translation>Gyrus lingualis</translation>
    </message>
    <message>
        <source>medial frontal cortex</source>
        <translation>medialer frontaler Kortex</translation>
    </message>
    <message>
        <source>medial orbital gyrus</source>
        <translation>medialer orbitaler Gyrus</translation>
    </message>
    <message>
        <source>medial part of the postcentral gyrus</source>
        <translation>medialer Teil des Gyrus postcentralis</translation>
    </message>
    <message>
        <source>medial part of the precentral gyrus</source>
        <translation>medialer Teil des Gyrus precentralis</translation>
    </message>
    <message>
        <source>medial part of the superior frontal gyrus</source>
        <translation>medialer Teil des oberen frontalen Gyrus</translation>
    </message>
    <message>
        <source>middle cingulate gyrus</source>
        <translation>mittlerer Gyrus cinguli</translation>
    </message>
    <message>
        <source>middle frontal gyrus</source>
        <translation>mittlerer frontaler Gyrus</translation>
    </message>
    <message>
        <source>middle occipital gyrus</source>
        <translation>mittlerer okzipitaler Gyrus</translation>
    </message>
    <message>
        <source>middle temporal gyrus</source>
        <translation>mittlerer temporaler Gyrus</translation>
    </message>
    <message>
        <source>nucleus accumbens</source>
        <translation>Nucleus accumbens</translation>
    </message>
    <message>
        <source>occipital fusiform gyrus</source>
        <translation>okzipitaler Gyrus fusiformis</translation>
    </message>
    <message>
        <source>occipital lobe</source>
        <translation>Okzipitallappen</translation>
    </message>
    <message>
        <source>occipital pole</source>
        <translation>Okzipitalpol</translation>
    </message>
    <message>
        <source>occipital white matter</source>
        <translation>weiße Substanz des Okzipitallappens</translation>
    </message>
    <message>
        <source>opercular part of the inferior frontal gyrus</source>
        <translation>Pars opercularis des unteren frontalen Gyrus</translation>
    </message>
    <message>
        <source>orbital part of the inferior frontal gyrus</source>
        <translation>Pars orbitalis des unteren frontalen Gyrus</translation>
    </message>
    <message>
        <source>parahippocampal gyrus</source>
        <translation>Gyrus parahippocampalis</translation>
    </message>
    <message>
        <source>parietal lobe</source>
        <translation>Parietallappen</translation>
    </message>
    <message>
        <source>parietal operculum</source>
        <translation>parietales Operculum</translation>
    </message>
    <message>
        <source>parietal white matter</source>
        <translation>weiße Substanz des Parietallappens</translation>
    </message>
    <message>
        <source>planum polare</source>
        <translation>Planum polare</translation>
    </message>
    <message>
        <source>planum temporale</source>
        <translation>Planum temporale</translation>
    </message>
    <message>
        <source>postcentral gyrus</source>
        <translation>Gyrus postcentralis</translation>
    </message>
    <message>
        <source>posterior cingulate gyrus</source>
        <translation>hinterer Gyrus cinguli</translation>
    </message>
    <message>
        <source>posterior insula</source>
        <translation>hintere Insel</translation>
    </message>
    <message>
        <source>posterior limb of the internal capsule</source>
        <translation>hinterer Schenkel der inneren Kapsel</translation>
    </message>
    <message>
        <source>posterior orbital gyrus</source>
        <translation>hinterer orbitaler Gyrus</translation>
    </message>
    <message>
        <source>precentral gyrus</source>
        <translation>Gyrus precentralis</translation>
    </message>
    <message>
        <source>precuneus</source>
        <translation>Precuneus</translation>
    </message>
    <message>
        <source>putamen</source>
        <translation>Putamen</translation>
    </message>
    <message>
        <source>subcallosal area</source>
        <translation>Area subcallosa</translation>
    </message>
    <message>
        <source>superior frontal gyrus</source>
        <translation>oberer frontaler Gyrus</translation>
    </message>
    <message>
        <source>superior occipital gyrus</source>
        <translation>oberer okzipitaler Gyrus</translation>
    </message>
    <message>
        <source>superior parietal lobule</source>
        <translation>oberes Parietalläppchen</translation>
    </message>
    <message>
        <source>superior temporal gyrus</source>
        <translation>oberer temporaler Gyrus</translation>
    </message>
    <message>
        <source>supplementary motor cortex</source>
        <translation>supplementärmotorischer Kortex</translation>
    </message>
    <message>
        <source>supramarginal gyrus</source>
        <translation>Gyrus supramarginalis</translation>
    </message>
    <message>
        <source>temporal lobe</source>
        <translation>Temporallappen</translation>
    </message>
    <message>
        <source>temporal pole</source>
        <translation>Temporalpol</translation>
    </message>
    <message>
        <source>temporal white matter</source>
        <translation>weiße Substanz des Temporallappens</translation>
    </message>
    <message>
        <source>thalamus</source>
        <translation>Thalamus</translation>
    </message>
    <message>
        <source>third ventricle</source>
        <translation>dritter Ventrikel</translation>
    </message>
    <message>
        <source>transverse temporal gyrus</source>
        <translation>querer temporaler Gyrus</translation>
    </message>
    <message>
        <source>triangular part of the inferior frontal gyrus</source>
        <translation>Pars triangularis des unteren frontalen Gyrus</translation>
    </message>
    <message>
        <source>ventral diencephalon</source>
        <translation>ventrales Zwischenhirn</translation>
    </message>
    <message>
        <source>ventricles</source>
        <translation>Ventrikel</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>%1 % below %2</source>
        <translation>%1 % unter %2</translation>
    </message>
    <message>
        <source>weights %1</source>
        <translation>Gewichte %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>%1, skull-stripped</source>
        <translation>%1, ohne Schädel</translation>
    </message>
    <message>
        <source>%1, with skull</source>
        <translation>%1, mit Schädel</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>%1 slices, voxels of %2 × %3 × %4 mm, white at the %5 % quantile</source>
        <translation>Schnitte %1, Voxel von %2 × %3 × %4 mm, Weiß beim %5-%-Quantil</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>Verlust auf Zurückgehaltenem</translation>
    </message>
    <message>
        <source>Healthy scores</source>
        <translation>Werte bei Gesunden</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>Wie sie gefunden wurde</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision (AP)</translation>
    </message>
    <message>
        <source>Best Dice</source>
        <translation>Bester Dice-Wert</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Vorgesehener Gebrauch</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>%1, with version %2</source>
        <translation>%1, mit Version %2</translation>
    </message>
    <message>
        <source>Hashes (SHA-256)</source>
        <translation>Prüfsummen (SHA-256)</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>%1: %2 % below %3</source>
        <translation>%1: %2 % unter %3</translation>
    </message>
    <message>
        <source>By part of the brain</source>
        <translation>Nach Teil des Gehirns</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>widths %1, patches of %2 pixels a side, %3 parameters</source>
        <translation>Breiten %1, Ausschnitte von %2 Pixeln Seitenlänge, %3 Parameter</translation>
    </message>
    <message>
        <source>%1 of %2 to learn from, %3 of %4 held out</source>
        <translation>%1 von %2 zum Lernen, %3 von %4 zurückgehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n Scan</numerusform>
            <numerusform>%n Scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Loss if nothing is changed</source>
        <translation>Verlust, wenn nichts geändert wird</translation>
    </message>
    <message>
        <source>False regions per scan</source>
        <translation>Falsche Regionen je Scan</translation>
    </message>
</context>
<context>
    <name>CaseHome</name>
    <message>
        <source>process %1 on %2</source>
        <translation>Prozess %1 auf %2</translation>
    </message>
</context>
<context>
    <name>CaseLibrary</name>
    <message>
        <source>The list of cases was damaged. A new one was begun, and the damaged one is kept as %1. The cases themselves are files of their own: open one, and it is on the list again.</source>
        <translation>Die Liste der Fälle war beschädigt. Eine neue wurde begonnen, und die beschädigte ist als %1 aufgehoben. Die Fälle selbst sind eigene Dateien: Ein Fall, der geöffnet wird, steht wieder auf der Liste.</translation>
    </message>
    <message>
        <source>The list of cases %1 was made by a newer version of the program and stays as it is. This version keeps its own list beside it.</source>
        <translation>Die Liste der Fälle %1 stammt von einer neueren Version des Programms und bleibt, wie sie ist. Diese Version führt daneben ihre eigene Liste.</translation>
    </message>
    <message>
        <source>The list of cases cannot be kept in %1: check that the folder may be written to and has space left.</source>
        <translation>Die Liste der Fälle lässt sich nicht in %1 führen: Prüfen Sie, ob der Ordner beschrieben werden darf und noch Platz hat.</translation>
    </message>
</context>
<context>
    <name>CoreSentences</name>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>Something unexpected failed: {0}</source>
        <translation>Etwas Unerwartetes ist fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>There is not enough memory. Close other programs and try again.</source>
        <translation>Der Speicher reicht nicht. Schließen Sie andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>There is not enough memory for this training. Close other programs, or choose a smaller network, batch or pass.</source>
        <translation>Für dieses Training reicht der Speicher nicht. Schließen Sie andere Programme, oder wählen Sie ein kleineres Netz, einen kleineren Batch oder Durchgang.</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>Prüfen Sie, ob Sie die Datei lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Prüfen Sie, ob es die Datei gibt und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>is too large to be a text file of this program</source>
        <translation>ist zu groß für eine Textdatei dieses Programms</translation>
    </message>
    <message>
        <source>was written by a newer version</source>
        <translation>stammt von einer neueren Version</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>cannot be written ({0})</source>
        <translation>lässt sich nicht schreiben ({0})</translation>
    </message>
    <message>
        <source>Check that the folder exists, may be written to and has space left.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob Sie darin schreiben dürfen und ob Platz ist.</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Check the disk and that you may write there.</source>
        <translation>Prüfen Sie die Platte und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>cannot be compressed: not enough memory</source>
        <translation>lässt sich nicht komprimieren: Der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>cannot be deleted ({0})</source>
        <translation>lässt sich nicht löschen ({0})</translation>
    </message>
    <message>
        <source>Close what uses it and try again.</source>
        <translation>Schließen Sie, was die Datei benutzt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>is in use: another run works in this folder</source>
        <translation>wird benutzt: Ein anderer Lauf arbeitet in diesem Ordner</translation>
    </message>
    <message>
        <source>Wait until it has ended, or choose another folder.</source>
        <translation>Warten Sie, bis er zu Ende ist, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>could not be written ({0})</source>
        <translation>ließ sich nicht schreiben ({0})</translation>
    </message>
    <message>
        <source>Check the free space and the rights of its folder.</source>
        <translation>Prüfen Sie den freien Platz und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>cannot be created as a folder ({0})</source>
        <translation>lässt sich nicht als Ordner anlegen ({0})</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>cannot be read as a folder ({0})</source>
        <translation>lässt sich nicht als Ordner lesen ({0})</translation>
    </message>
    <message>
        <source>exists already and is not overwritten</source>
        <translation>gibt es schon und wird nicht überschrieben</translation>
    </message>
    <message>
        <source>Name another folder, or remove it first.</source>
        <translation>Nennen Sie einen anderen Ordner, oder entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>exists already</source>
        <translation>gibt es schon</translation>
    </message>
    <message>
        <source>cannot be made ({0})</source>
        <translation>lässt sich nicht anlegen ({0})</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to.</source>
        <translation>Wählen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Remove the old ones.</source>
        <translation>Entfernen Sie die alten.</translation>
    </message>
    <message>
        <source>Free some disk space, or name another folder with --out.</source>
        <translation>Schaffen Sie Platz auf der Platte, oder nennen Sie mit --out einen anderen Ordner.</translation>
    </message>
    <message>
        <source>cannot be read back</source>
        <translation>lässt sich nicht wieder einlesen</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Prüfen Sie Namen und Ordner.</translation>
    </message>
    <message>
        <source>is a folder, not a scan</source>
        <translation>ist ein Ordner, kein Scan</translation>
    </message>
    <message>
        <source>Choose a 3-D scan as a .nii or .nii.gz file.</source>
        <translation>Wählen Sie einen 3-D-Scan als .nii- oder .nii.gz-Datei.</translation>
    </message>
    <message>
        <source>Choose a 3-D scan.</source>
        <translation>Wählen Sie einen 3-D-Scan.</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>Copy or export the scan again.</source>
        <translation>Kopieren oder exportieren Sie den Scan noch einmal.</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>is no NIfTI file</source>
        <translation>ist keine NIfTI-Datei</translation>
    </message>
    <message>
        <source>is no NIfTI file, or a truncated one</source>
        <translation>ist keine NIfTI-Datei oder eine abgeschnittene</translation>
    </message>
    <message>
        <source>its header is damaged (number of dimensions)</source>
        <translation>hat einen beschädigten Kopf (Zahl der Dimensionen)</translation>
    </message>
    <message>
        <source>its header is damaged (a dimension is not positive)</source>
        <translation>hat einen beschädigten Kopf (eine Dimension ist nicht positiv)</translation>
    </message>
    <message>
        <source>its header is damaged (where the voxels begin)</source>
        <translation>hat einen beschädigten Kopf (Anfang der Voxel)</translation>
    </message>
    <message>
        <source>its header is damaged (voxel spacing)</source>
        <translation>hat einen beschädigten Kopf (Voxelabstand)</translation>
    </message>
    <message>
        <source>has no volume {0}: the number of its volumes is {1}</source>
        <translation>hat kein Volumen {0}: Die Zahl der Volumen ist {1}</translation>
    </message>
    <message>
        <source>Volumes are counted from 1.</source>
        <translation>Volumen werden ab 1 gezählt.</translation>
    </message>
    <message>
        <source>is a flat picture, not a 3-D scan</source>
        <translation>ist ein flaches Bild, kein 3-D-Scan</translation>
    </message>
    <message>
        <source>Check the file, or resample the scan first.</source>
        <translation>Prüfen Sie die Datei, oder rechnen Sie den Scan vorher um.</translation>
    </message>
    <message>
        <source>Check the file&apos;s voxel spacing.</source>
        <translation>Prüfen Sie den Voxelabstand der Datei.</translation>
    </message>
    <message>
        <source>is truncated: it holds less than its header says</source>
        <translation>ist abgeschnitten: Es ist weniger darin, als der Kopf sagt</translation>
    </message>
    <message>
        <source>is truncated or damaged: its voxels cannot be read to the end</source>
        <translation>ist abgeschnitten oder beschädigt: Die Voxel lassen sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>keeps its voxels in a second file, &quot;{0}&quot;, which cannot be opened</source>
        <translation>hat seine Voxel in einer zweiten Datei, „{0}“, die sich nicht öffnen lässt</translation>
    </message>
    <message>
        <source>Put the files of a scan into one folder, under the names they had together.</source>
        <translation>Legen Sie die Dateien eines Scans in einen Ordner, unter den Namen, die sie zusammen hatten.</translation>
    </message>
    <message>
        <source>holds only the voxels of a scan; its header &quot;{0}&quot; cannot be opened</source>
        <translation>enthält nur die Voxel eines Scans; sein Kopf „{0}“ lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>is no NIfTI file and of no other format that can be read</source>
        <translation>ist keine NIfTI-Datei und auch von keinem anderen lesbaren Format</translation>
    </message>
    <message>
        <source>Choose a 3-D scan as NIfTI, NRRD, MetaImage, MGH or Analyze 7.5.</source>
        <translation>Wählen Sie einen 3-D-Scan als NIfTI, NRRD, MetaImage, MGH oder Analyze 7.5.</translation>
    </message>
    <message>
        <source>its header is damaged or incomplete ({0})</source>
        <translation>hat einen beschädigten oder unvollständigen Kopf ({0})</translation>
    </message>
    <message>
        <source>stores its voxels in a way that cannot be read ({0})</source>
        <translation>speichert seine Voxel auf eine Art, die sich nicht lesen lässt ({0})</translation>
    </message>
    <message>
        <source>Save the scan with raw or gzip encoding.</source>
        <translation>Speichern Sie den Scan mit der Kodierung raw oder gzip.</translation>
    </message>
    <message>
        <source>stores voxels of a kind (NIfTI code {0}) that is no grey-value scan</source>
        <translation>enthält Voxel einer Art (NIfTI-Code {0}), die kein Grauwertscan ist</translation>
    </message>
    <message>
        <source>Colour, complex and binary images cannot be opened.</source>
        <translation>Farb-, komplexe und Binärbilder lassen sich nicht öffnen.</translation>
    </message>
    <message>
        <source>stores voxels of a kind ({0}) that is no grey-value scan</source>
        <translation>enthält Voxel einer Art ({0}), die kein Grauwertscan ist</translation>
    </message>
    <message>
        <source>holds no number in any voxel (all are NaN or infinite)</source>
        <translation>enthält in keinem Voxel eine Zahl (alle sind NaN oder unendlich)</translation>
    </message>
    <message>
        <source>Export the scan again.</source>
        <translation>Exportieren Sie den Scan noch einmal.</translation>
    </message>
    <message>
        <source>Choose a scan with an image in it, or a mask that marks something.</source>
        <translation>Wählen Sie einen Scan mit einem Bild darin oder eine Maske, die etwas bezeichnet.</translation>
    </message>
    <message>
        <source>does not fit in this machine&apos;s memory</source>
        <translation>passt nicht in den Speicher dieses Rechners</translation>
    </message>
    <message>
        <source>Close other programs, or resample the scan first.</source>
        <translation>Schließen Sie andere Programme, oder rechnen Sie den Scan vorher um.</translation>
    </message>
    <message>
        <source>cannot be looked at ({0}). Leave it out.</source>
        <translation>lässt sich nicht ansehen ({0}). Lassen Sie die Datei weg.</translation>
    </message>
    <message>
        <source>holds no NIfTI scan and none of another format that can be read</source>
        <translation>enthält keinen NIfTI-Scan und keinen anderen lesbaren</translation>
    </message>
    <message>
        <source>Open a scan, or a folder of scans.</source>
        <translation>Öffnen Sie einen Scan oder einen Ordner mit Scans.</translation>
    </message>
    <message>
        <source>The file states two different positions (sform and qform); the sform is used.</source>
        <translation>Die Datei nennt zwei verschiedene Lagen (sform und qform); die sform gilt.</translation>
    </message>
    <message>
        <source>The file does not say how the patient lay; left and right cannot be trusted.</source>
        <translation>Die Datei sagt nicht, wie der Patient lag; links und rechts sind nicht verlässlich.</translation>
    </message>
    <message>
        <source>The file is of the format Analyze 7.5, which does not say for certain on which side the patient&apos;s left is; left and right cannot be trusted.</source>
        <translation>Die Datei hat das Format Analyze 7.5, das nicht sicher sagt, auf welcher Seite die linke des Patienten liegt; auf links und rechts ist kein Verlass.</translation>
    </message>
    <message>
        <source>The file is a series of {0} volumes; volume {1} is used.</source>
        <translation>Die Datei ist eine Reihe von {0} Volumen; Volumen {1} wird benutzt.</translation>
    </message>
    <message>
        <source>is no DICOM file</source>
        <translation>ist keine DICOM-Datei</translation>
    </message>
    <message>
        <source>Choose files as a scanner or an archive exports them.</source>
        <translation>Wählen Sie Dateien, wie ein Scanner oder ein Archiv sie ausgibt.</translation>
    </message>
    <message>
        <source>is truncated or damaged: its DICOM header cannot be read to the end</source>
        <translation>ist abgeschnitten oder beschädigt: Der DICOM-Kopf lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>Kopieren oder exportieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>holds no image: its pixel data are missing</source>
        <translation>enthält kein Bild: Die Pixeldaten fehlen</translation>
    </message>
    <message>
        <source>is truncated or damaged: its image cannot be read to the end</source>
        <translation>ist abgeschnitten oder beschädigt: Das Bild lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>is damaged: its compressed image is not the one that the header describes</source>
        <translation>ist beschädigt: Das komprimierte Bild ist nicht das im Kopf beschriebene</translation>
    </message>
    <message>
        <source>stores its image in a way that cannot be read (transfer syntax {0})</source>
        <translation>speichert das Bild auf eine Art, die sich nicht lesen lässt (Transfersyntax {0})</translation>
    </message>
    <message>
        <source>Export it uncompressed.</source>
        <translation>Exportieren Sie die Datei unkomprimiert.</translation>
    </message>
    <message>
        <source>stores {0} values of {1} bits a pixel, which is no grey-value scan</source>
        <translation>speichert {0} Werte von {1} Bit je Pixel; das ist kein Grauwertscan</translation>
    </message>
    <message>
        <source>Choose the series that the scanner made, not a picture of it.</source>
        <translation>Wählen Sie die Serie des Scanners, nicht ein Bild davon.</translation>
    </message>
    <message>
        <source>is a DICOMDIR that names no file</source>
        <translation>ist ein DICOMDIR, das keine Datei nennt</translation>
    </message>
    <message>
        <source>Open the folder that it lies in.</source>
        <translation>Öffnen Sie den Ordner, in dem es liegt.</translation>
    </message>
    <message>
        <source>is named in the DICOMDIR but does not exist</source>
        <translation>steht im DICOMDIR, aber es gibt sie nicht</translation>
    </message>
    <message>
        <source>Copy the whole disc.</source>
        <translation>Kopieren Sie den ganzen Datenträger.</translation>
    </message>
    <message>
        <source>is no zip archive that can be read: it is damaged or has a password</source>
        <translation>ist kein lesbares Zip-Archiv: Es ist beschädigt oder hat ein Kennwort</translation>
    </message>
    <message>
        <source>Unpack it, and open the folder.</source>
        <translation>Entpacken Sie es, und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>holds no DICOM image</source>
        <translation>enthält kein DICOM-Bild</translation>
    </message>
    <message>
        <source>Open a folder with the DICOM files of a scan, or a .nii or .nii.gz file.</source>
        <translation>Öffnen Sie einen Ordner mit den DICOM-Dateien eines Scans oder eine .nii- oder .nii.gz-Datei.</translation>
    </message>
    <message>
        <source>holds no scan that can be opened. {0}</source>
        <translation>enthält keinen Scan, der sich öffnen lässt. {0}</translation>
    </message>
    <message>
        <source>has no series {0}; they are numbered from 1 to {1}</source>
        <translation>hat keine Serie {0}; sie sind von 1 bis {1} nummeriert</translation>
    </message>
    <message>
        <source>series {0} is no scan that can be opened. {1}</source>
        <translation>Serie {0} ist kein Scan, der sich öffnen lässt. {1}</translation>
    </message>
    <message>
        <source>These images are of the modality {0}, not MRI.</source>
        <translation>Diese Bilder sind von der Modalität {0}, keine MRT.</translation>
    </message>
    <message>
        <source>These are colour pictures, not a scan.</source>
        <translation>Dies sind Farbbilder, kein Scan.</translation>
    </message>
    <message>
        <source>These are pictures of a screen (secondary capture), not a scan.</source>
        <translation>Dies sind Bildschirmbilder (Secondary Capture), kein Scan.</translation>
    </message>
    <message>
        <source>This is a localiser: a few slices to plan the scans by.</source>
        <translation>Dies ist ein Localizer: wenige Schichten zum Planen der Scans.</translation>
    </message>
    <message>
        <source>This is a segmentation, not a scan.</source>
        <translation>Dies ist eine Segmentierung, kein Scan.</translation>
    </message>
    <message>
        <source>This is a report or another document without an image.</source>
        <translation>Dies ist ein Befund oder ein anderes Dokument ohne Bild.</translation>
    </message>
    <message>
        <source>All its slices are packed into one picture (a mosaic). Convert it to NIfTI first, for instance with dcm2niix.</source>
        <translation>Alle Schichten sind in ein Bild gepackt (Mosaik). Wandeln Sie die Serie vorher in NIfTI um, etwa mit dcm2niix.</translation>
    </message>
    <message>
        <source>This is a single slice, not a 3-D scan.</source>
        <translation>Dies ist eine einzelne Schicht, kein 3-D-Scan.</translation>
    </message>
    <message>
        <source>The files do not say where their slices lie in the patient.</source>
        <translation>Die Dateien sagen nicht, wo ihre Schichten im Patienten liegen.</translation>
    </message>
    <message>
        <source>It holds {0} slices at {1} places: several volumes that cannot be told apart.</source>
        <translation>Sie enthält {0} Schichten an {1} Orten: mehrere Volumen, die sich nicht unterscheiden lassen.</translation>
    </message>
    <message>
        <source>Slices are missing: there is a gap of {0} mm where slices lie {1} mm apart. Copy or export the series again.</source>
        <translation>Es fehlen Schichten: Eine Lücke misst {0} mm, wo Schichten {1} mm auseinander liegen. Kopieren oder exportieren Sie die Serie noch einmal.</translation>
    </message>
    <message>
        <source>Its slices lie too unevenly to be filled in: {0} to {1} mm apart.</source>
        <translation>Ihre Schichten liegen zu ungleich, um sie zu ergänzen: {0} bis {1} mm auseinander.</translation>
    </message>
    <message>
        <source>Its slices do not lie in one straight row.</source>
        <translation>Ihre Schichten liegen nicht in einer geraden Reihe.</translation>
    </message>
    <message>
        <source>The slices lie {0} to {1} mm apart; they were brought to an even {2} mm by linear interpolation.</source>
        <translation>Die Schichten liegen {0} bis {1} mm auseinander; sie wurden linear auf gleichmäßige {2} mm umgerechnet.</translation>
    </message>
    <message>
        <source>The slices are shifted against each other by {0} degrees (gantry tilt); the volume is sheared to match.</source>
        <translation>Die Schichten sind um {0} Grad gegeneinander verschoben (gekippte Gantry); das Volumen ist entsprechend geschert.</translation>
    </message>
    <message>
        <source>The patient was given a contrast agent ({0}): vessels and lesions may shine as in no healthy scan that a model learned from.</source>
        <translation>Die Person hat ein Kontrastmittel bekommen ({0}): Gefäße und Läsionen können leuchten wie in keinem gesunden Scan, aus dem ein Modell gelernt hat.</translation>
    </message>
    <message>
        <source>The same series number stands in files of {0} patients; they were kept apart.</source>
        <translation>Dieselbe Seriennummer steht in Dateien von {0} Personen; sie wurden getrennt gehalten.</translation>
    </message>
    <message>
        <source>The images were compressed with loss; fine detail may be missing.</source>
        <translation>Die Bilder wurden verlustbehaftet komprimiert; feine Einzelheiten können fehlen.</translation>
    </message>
    <message>
        <source>The files do not say how large a pixel is; 1 mm is assumed.</source>
        <translation>Die Dateien sagen nicht, wie groß ein Pixel ist; angenommen wird 1 mm.</translation>
    </message>
    <message>
        <source>Of {0} scans in it, series {1} ({2}) was taken as the likeliest.</source>
        <translation>Von {0} Scans darin wurde Serie {1} ({2}) als wahrscheinlichste genommen.</translation>
    </message>
    <message>
        <source>This series is not offered as a scan. {0}</source>
        <translation>Diese Serie wird nicht als Scan angeboten. {0}</translation>
    </message>
    <message>
        <source>No empty background was found: the scan does not look skull-stripped. Strip it first, or give its brain mask.</source>
        <translation>Kein leerer Hintergrund gefunden: Der Schädel ist wohl nicht entfernt. Entfernen Sie ihn zuerst, oder geben Sie die Hirnmaske an.</translation>
    </message>
    <message>
        <source>What differs from the background measures {0} litres, and a skull-stripped adult brain 1 to 2: the map cannot be trusted unless the scan is stripped.</source>
        <translation>Was sich vom Hintergrund abhebt, misst {0} Liter, ein Gehirn Erwachsener ohne Schädel 1 bis 2: Ohne entfernten Schädel ist die Karte nicht verlässlich.</translation>
    </message>
    <message>
        <source>No brain was found in the scan: nothing differs from its background.</source>
        <translation>Im Scan wurde kein Gehirn gefunden: Nichts hebt sich vom Hintergrund ab.</translation>
    </message>
    <message>
        <source>The brain in the scan is too small to work with.</source>
        <translation>Das Gehirn im Scan ist zu klein.</translation>
    </message>
    <message>
        <source>The brain in the scan has no contrast: its intensities are all alike.</source>
        <translation>Das Gehirn im Scan hat keinen Kontrast: Alle Intensitäten sind gleich.</translation>
    </message>
    <message>
        <source>There is no brain to align.</source>
        <translation>Es gibt kein Gehirn, das sich ausrichten ließe.</translation>
    </message>
    <message>
        <source>The brain could not be aligned with the template.</source>
        <translation>Das Gehirn ließ sich nicht an der Vorlage ausrichten.</translation>
    </message>
    <message>
        <source>does not look like a skull-stripped brain</source>
        <translation>sieht nicht aus wie ein Gehirn ohne Schädel</translation>
    </message>
    <message>
        <source>A template must be one, and lie in its own standard space.</source>
        <translation>Eine Vorlage muss eines sein und in ihrem eigenen Standardraum liegen.</translation>
    </message>
    <message>
        <source>shows no brain that could be found</source>
        <translation>zeigt kein Gehirn, das sich finden ließe</translation>
    </message>
    <message>
        <source>T1 and FLAIR scans of adults&apos; heads are known to work; for others give a brain mask.</source>
        <translation>Für T1- und FLAIR-Scans von Köpfen Erwachsener ist es erprobt; geben Sie sonst eine Hirnmaske an.</translation>
    </message>
    <message>
        <source>The brain reaches the edge of the scan: a part of it may be missing there.</source>
        <translation>Das Gehirn reicht bis an den Rand des Scans: Dort fehlt vielleicht ein Teil.</translation>
    </message>
    <message>
        <source>The brain that was found measures {0} litres, and an adult&apos;s 1 to 2: look at its mask before using it.</source>
        <translation>Das gefundene Gehirn misst {0} Liter, das Erwachsener 1 bis 2: Sehen Sie die Maske an, bevor Sie sie nutzen.</translation>
    </message>
    <message>
        <source>The scan is skull-stripped already: its mask is what differs from the background.</source>
        <translation>Der Schädel ist schon entfernt: Die Maske ist, was sich vom Hintergrund abhebt.</translation>
    </message>
    <message>
        <source>The scan was not skull-stripped, so its brain was found first: {0} ml. Look at brain_mask.nii.gz before trusting the map.</source>
        <translation>Der Schädel war nicht entfernt, deshalb wurde zuerst das Gehirn gesucht: {0} ml. Sehen Sie brain_mask.nii.gz an, bevor Sie der Karte trauen.</translation>
    </message>
    <message>
        <source>is missing: the network that finds the brain of a whole head is not installed</source>
        <translation>fehlt: Das Netz, das das Gehirn in einem ganzen Kopf findet, ist nicht installiert</translation>
    </message>
    <message>
        <source>Install the program again, or give a brain mask.</source>
        <translation>Installieren Sie das Programm neu, oder geben Sie eine Hirnmaske an.</translation>
    </message>
    <message>
        <source>is no card of a network that finds the brain: {0}</source>
        <translation>ist keine Karte eines Netzes, das das Gehirn findet: {0}</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>A mask is written to a file whose name ends in .nii or .nii.gz, not to {0}.</source>
        <translation>Eine Maske wird in eine Datei geschrieben, deren Name auf .nii oder .nii.gz endet, nicht nach {0}.</translation>
    </message>
    <message>
        <source>Its mask marks {0} litres; an adult&apos;s brain has 1 to 2. Check that mask and scan belong together.</source>
        <translation>Die Maske bezeichnet {0} Liter; ein Gehirn Erwachsener hat 1 bis 2. Prüfen Sie, ob Maske und Scan zusammengehören.</translation>
    </message>
    <message>
        <source>What differs from its background measures {0} litres; an adult&apos;s brain has 1 to 2. It does not look skull-stripped: strip it first, for instance with SynthStrip, HD-BET or BET, or give its brain mask.</source>
        <translation>Was sich vom Hintergrund abhebt, misst {0} Liter; ein Gehirn Erwachsener hat 1 bis 2. Der Schädel ist wohl nicht entfernt: Entfernen Sie ihn zuerst, etwa mit SynthStrip, HD-BET oder BET, oder geben Sie die Hirnmaske an.</translation>
    </message>
    <message>
        <source>No empty background was found. It does not look skull-stripped: strip it first, for instance with SynthStrip, HD-BET or BET, or give its brain mask.</source>
        <translation>Kein leerer Hintergrund gefunden. Der Schädel ist wohl nicht entfernt: Entfernen Sie ihn zuerst, etwa mit SynthStrip, HD-BET oder BET, oder geben Sie die Hirnmaske an.</translation>
    </message>
    <message>
        <source>It holds the same voxels as &quot;{0}&quot;. Keep one of the two.</source>
        <translation>Der Scan enthält dieselben Voxel wie „{0}“. Behalten Sie einen von beiden.</translation>
    </message>
    <message>
        <source>Its voxels measure {0} x {1} x {2} mm, most scans&apos; {3} x {4} x {5} mm. It is resampled like the others, but may be blurred or noisy beside them.</source>
        <translation>Die Voxel messen {0} x {1} x {2} mm, bei den meisten Scans {3} x {4} x {5} mm. Der Scan wird wie die anderen umgerechnet, kann neben ihnen aber unscharf oder verrauscht sein.</translation>
    </message>
    <message>
        <source>Its axes point to {0}, most scans&apos; to {1}. It is turned like the others; check in the pictures that it stands upright.</source>
        <translation>Die Achsen zeigen nach {0}, bei den meisten Scans nach {1}. Der Scan wird wie die anderen gedreht; prüfen Sie an den Bildern, ob er aufrecht steht.</translation>
    </message>
    <message>
        <source>Its median intensity is {0}, most scans&apos; about {1}. Check that it was made and exported like the others.</source>
        <translation>Der Median der Intensität ist {0}, bei den meisten Scans etwa {1}. Prüfen Sie, ob der Scan wie die anderen aufgenommen und exportiert wurde.</translation>
    </message>
    <message>
        <source>It does not look like most of the others: another modality, no healthy brain, or not stripped. A model learns one modality; leave it out unless you know better.</source>
        <translation>Der Scan sieht nicht aus wie die meisten anderen: eine andere Modalität, kein gesundes Gehirn oder ein nicht entfernter Schädel. Ein Modell lernt eine Modalität; lassen Sie den Scan weg, wenn Sie es nicht besser wissen.</translation>
    </message>
    <message>
        <source>Choose a folder of scans.</source>
        <translation>Wählen Sie einen Ordner mit Scans.</translation>
    </message>
    <message>
        <source>can no longer be read ({0})</source>
        <translation>lässt sich nicht mehr lesen ({0})</translation>
    </message>
    <message>
        <source>Check that its disk is still there.</source>
        <translation>Prüfen Sie, ob die Platte noch da ist.</translation>
    </message>
    <message>
        <source>The labels mark no {0}: they must be MUSE region numbers, not a plain brain mask.</source>
        <translation>In den Labels fehlt: {0}. Sie müssen Regionsnummern von MUSE sein, keine bloße Hirnmaske.</translation>
    </message>
    <message>
        <source>white matter</source>
        <translation>weiße Substanz</translation>
    </message>
    <message>
        <source>cortex</source>
        <translation>Hirnrinde</translation>
    </message>
    <message>
        <source>lateral ventricles</source>
        <translation>Seitenventrikel</translation>
    </message>
    <message>
        <source>Fluid, grey and white matter are not ordered from dark to bright, as they are in a T1 scan.</source>
        <translation>Liquor, graue und weiße Substanz sind nicht von dunkel nach hell geordnet, wie in einem T1-Scan.</translation>
    </message>
    <message>
        <source>The labels lie on another grid than the scan.</source>
        <translation>Die Labels liegen auf einem anderen Gitter als der Scan.</translation>
    </message>
    <message>
        <source>There is too little even white matter to measure the noise in.</source>
        <translation>Es gibt zu wenig gleichmäßige weiße Substanz, um darin das Rauschen zu messen.</translation>
    </message>
    <message>
        <source>is not installed; the sample is made from it</source>
        <translation>ist nicht installiert; daraus entsteht das Beispiel</translation>
    </message>
    <message>
        <source>Install the package mricron-data, or name the file in DISYRE_SAMPLE_BRAIN.</source>
        <translation>Installieren Sie das Paket mricron-data, oder nennen Sie die Datei in DISYRE_SAMPLE_BRAIN.</translation>
    </message>
    <message>
        <source>There is no brain to put a lesion into.</source>
        <translation>Es gibt kein Gehirn, in das sich eine Läsion setzen ließe.</translation>
    </message>
    <message>
        <source>The brain is too small to put a lesion into.</source>
        <translation>Das Gehirn ist zu klein, um eine Läsion hineinzusetzen.</translation>
    </message>
    <message>
        <source>This brain has no tissue to put a lesion into.</source>
        <translation>Dieses Gehirn hat kein Gewebe, in das sich eine Läsion setzen ließe.</translation>
    </message>
    <message>
        <source>This brain has no tissue beside fluid to put a lesion into.</source>
        <translation>Dieses Gehirn hat kein Gewebe neben Liquor, in das sich eine Läsion setzen ließe.</translation>
    </message>
    <message>
        <source>This brain has no tissue deep enough to put a lesion into.</source>
        <translation>Dieses Gehirn hat kein Gewebe, das tief genug für eine Läsion liegt.</translation>
    </message>
    <message>
        <source>This brain has no white matter to put a lesion into.</source>
        <translation>Dieses Gehirn hat keine weiße Substanz, in die sich eine Läsion setzen ließe.</translation>
    </message>
    <message>
        <source>This brain has no border of grey and white matter to put a lesion into.</source>
        <translation>Dieses Gehirn hat keine Grenze grauer und weißer Substanz, an die sich eine Läsion setzen ließe.</translation>
    </message>
    <message>
        <source>A stroke needs stroke shapes, and there are none.</source>
        <translation>Ein Schlaganfall braucht Formen von Schlaganfällen, und es gibt keine.</translation>
    </message>
    <message>
        <source>No stroke shape reaches this brain&apos;s tissue.</source>
        <translation>Keine Form eines Schlaganfalls erreicht das Gewebe dieses Gehirns.</translation>
    </message>
    <message>
        <source>No voxel of this brain could be changed enough.</source>
        <translation>Kein Voxel dieses Gehirns ließ sich stark genug ändern.</translation>
    </message>
    <message>
        <source>is no model card of this program</source>
        <translation>ist keine Modellkarte dieses Programms</translation>
    </message>
    <message>
        <source>Choose a folder with card.json and weights.safetensors.</source>
        <translation>Wählen Sie einen Ordner mit card.json und weights.safetensors.</translation>
    </message>
    <message>
        <source>was written by a newer version (format {0}, this program reads up to {1})</source>
        <translation>stammt von einer neueren Version (Format {0}, dieses Programm liest bis {1})</translation>
    </message>
    <message>
        <source>is an incomplete model card, or one with a field of a wrong type</source>
        <translation>ist eine unvollständige Modellkarte oder hat ein Feld falscher Art</translation>
    </message>
    <message>
        <source>is a wrong model card: {0}</source>
        <translation>ist eine falsche Modellkarte: {0}</translation>
    </message>
    <message>
        <source>a network sees 0 to {0} slices on either side</source>
        <translation>ein Netz sieht auf jeder Seite 0 bis {0} Schichten</translation>
    </message>
    <message>
        <source>a network has 1 to 8 levels</source>
        <translation>ein Netz hat 1 bis 8 Ebenen</translation>
    </message>
    <message>
        <source>attention is given for each level</source>
        <translation>die Aufmerksamkeit wird für jede Ebene genannt</translation>
    </message>
    <message>
        <source>a level has 1 to 8 blocks</source>
        <translation>eine Ebene hat 1 bis 8 Blöcke</translation>
    </message>
    <message>
        <source>groups and head width are at least 1</source>
        <translation>Gruppen und Kopfbreite betragen mindestens 1</translation>
    </message>
    <message>
        <source>a level has 1 to 2048 channels</source>
        <translation>eine Ebene hat 1 bis 2048 Kanäle</translation>
    </message>
    <message>
        <source>channels are divisible by the norm groups</source>
        <translation>die Kanäle sind durch die Gruppen der Normierung teilbar</translation>
    </message>
    <message>
        <source>channels are divisible by the head width</source>
        <translation>die Kanäle sind durch die Kopfbreite teilbar</translation>
    </message>
    <message>
        <source>the first level has an even number of channels</source>
        <translation>die erste Ebene hat eine gerade Zahl von Kanälen</translation>
    </message>
    <message>
        <source>the condition order &quot;{0}&quot; is unknown</source>
        <translation>die Reihenfolge „{0}“ der Bedingung ist unbekannt</translation>
    </message>
    <message>
        <source>a spacing lies between 0.1 and 20 mm</source>
        <translation>ein Voxelabstand liegt zwischen 0,1 und 20 mm</translation>
    </message>
    <message>
        <source>the smoothing of the map lies between 0 and {0} mm</source>
        <translation>die Glättung der Karte liegt zwischen 0 und {0} mm</translation>
    </message>
    <message>
        <source>only axial models can be used</source>
        <translation>nur axiale Modelle lassen sich verwenden</translation>
    </message>
    <message>
        <source>a patch has 8 to 1024 pixels a side</source>
        <translation>ein Ausschnitt hat 8 bis 1024 Pixel Kantenlänge</translation>
    </message>
    <message>
        <source>the patch is divisible by {0}</source>
        <translation>der Ausschnitt ist durch {0} teilbar</translation>
    </message>
    <message>
        <source>a quantile lies in (0, 1]</source>
        <translation>ein Quantil liegt in (0, 1]</translation>
    </message>
    <message>
        <source>a network that predicts the anomaly&apos;s mask has the output form &quot;direct&quot;</source>
        <translation>ein Netz, das die Maske der Anomalie vorhersagt, hat die Ausgabeform „direct“</translation>
    </message>
    <message>
        <source>the output form &quot;{0}&quot; is unknown</source>
        <translation>die Ausgabeform „{0}“ ist unbekannt</translation>
    </message>
    <message>
        <source>is no model</source>
        <translation>ist kein Modell</translation>
    </message>
    <message>
        <source>A model is a folder with card.json and weights.safetensors.</source>
        <translation>Ein Modell ist ein Ordner mit card.json und weights.safetensors.</translation>
    </message>
    <message>
        <source>holds no card.json</source>
        <translation>enthält keine card.json</translation>
    </message>
    <message>
        <source>holds no weights.safetensors</source>
        <translation>enthält keine weights.safetensors</translation>
    </message>
    <message>
        <source>Copy the model again, or delete it.</source>
        <translation>Kopieren Sie das Modell noch einmal, oder löschen Sie es.</translation>
    </message>
    <message>
        <source>is missing: no model is installed</source>
        <translation>fehlt: Es ist kein Modell installiert</translation>
    </message>
    <message>
        <source>Name one with --model, or train one.</source>
        <translation>Nennen Sie eines mit --model, oder trainieren Sie eines.</translation>
    </message>
    <message>
        <source>has no place: the system names no home folder</source>
        <translation>hat keinen Platz: Das System nennt kein Benutzerverzeichnis</translation>
    </message>
    <message>
        <source>Set DISYRE_MODELS to a folder for your models.</source>
        <translation>Setzen Sie DISYRE_MODELS auf einen Ordner für Ihre Modelle.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; came with the program and cannot be renamed. Export a copy and work with that.</source>
        <translation>„{0}“ kam mit dem Programm und lässt sich nicht umbenennen. Exportieren Sie eine Kopie, und arbeiten Sie damit.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; came with the program and cannot be deleted. Export a copy and work with that.</source>
        <translation>„{0}“ kam mit dem Programm und lässt sich nicht löschen. Exportieren Sie eine Kopie, und arbeiten Sie damit.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is none of your models. Delete it by hand.</source>
        <translation>„{0}“ gehört nicht zu Ihren Modellen. Löschen Sie es von Hand.</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>Ein Modell braucht einen Namen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Check that the folder may be written to and has space left.</source>
        <translation>Prüfen Sie, ob Sie in dem Ordner schreiben dürfen und ob Platz ist.</translation>
    </message>
    <message>
        <source>cannot be read ({0})</source>
        <translation>lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
        <source>does not match its card (the hash differs)</source>
        <translation>passt nicht zu ihrer Karte (die Prüfsumme weicht ab)</translation>
    </message>
    <message>
        <source>Copy the whole model folder again.</source>
        <translation>Kopieren Sie den ganzen Modellordner noch einmal.</translation>
    </message>
    <message>
        <source>lacks the weights &quot;{0}&quot;</source>
        <translation>enthält die Gewichte „{0}“ nicht</translation>
    </message>
    <message>
        <source>It belongs to another network than its card says.</source>
        <translation>Die Datei gehört zu einem anderen Netz, als die Karte sagt.</translation>
    </message>
    <message>
        <source>has the weights &quot;{0}&quot; in a wrong shape</source>
        <translation>enthält die Gewichte „{0}“ in falscher Form</translation>
    </message>
    <message>
        <source>has the unknown weights &quot;{0}&quot;</source>
        <translation>enthält die unbekannten Gewichte „{0}“</translation>
    </message>
    <message>
        <source>weights of type {0} cannot be used</source>
        <translation>Gewichte der Art {0} lassen sich nicht verwenden</translation>
    </message>
    <message>
        <source>The weights hold values too large for half precision.</source>
        <translation>Die Gewichte enthalten Werte, die für halbe Genauigkeit zu groß sind.</translation>
    </message>
    <message>
        <source>does not exist or is not a file</source>
        <translation>gibt es nicht oder ist keine Datei</translation>
    </message>
    <message>
        <source>Choose a file that ends in .safetensors.</source>
        <translation>Wählen Sie eine Datei, die auf .safetensors endet.</translation>
    </message>
    <message>
        <source>is no safetensors file, or a truncated one</source>
        <translation>ist keine safetensors-Datei oder eine abgeschnittene</translation>
    </message>
    <message>
        <source>is no safetensors file: its header is not JSON</source>
        <translation>ist keine safetensors-Datei: Ihr Kopf ist kein JSON</translation>
    </message>
    <message>
        <source>its header is damaged at &quot;{0}&quot;</source>
        <translation>hat einen bei „{0}“ beschädigten Kopf</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has the unknown type {1}</source>
        <translation>„{0}“ hat die unbekannte Art {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has an impossible shape</source>
        <translation>„{0}“ hat eine unmögliche Form</translation>
    </message>
    <message>
        <source>the size of &quot;{0}&quot; disagrees with its shape</source>
        <translation>die Größe von „{0}“ passt nicht zu ihrer Form</translation>
    </message>
    <message>
        <source>has holes or overlaps before &quot;{0}&quot;</source>
        <translation>hat vor „{0}“ Lücken oder Überschneidungen</translation>
    </message>
    <message>
        <source>is truncated, or longer than its header says</source>
        <translation>ist abgeschnitten oder länger, als der Kopf sagt</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Kopieren oder laden Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>cannot be read to its end</source>
        <translation>lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>An array&apos;s shape does not fit its number of values.</source>
        <translation>Die Form eines Feldes passt nicht zur Zahl seiner Werte.</translation>
    </message>
    <message>
        <source>A schedule needs 1 to 100000 steps, not {0}.</source>
        <translation>Ein Zeitplan braucht 1 bis 100000 Schritte, nicht {0}.</translation>
    </message>
    <message>
        <source>A schedule&apos;s betas must rise within (0, 1), not {0} to {1}.</source>
        <translation>Die Betas eines Zeitplans müssen innerhalb von (0, 1) steigen, nicht von {0} bis {1}.</translation>
    </message>
    <message>
        <source>The schedule &quot;{0}&quot; is unknown; use flipped or noise.</source>
        <translation>Der Zeitplan „{0}“ ist unbekannt; nehmen Sie flipped oder noise.</translation>
    </message>
    <message>
        <source>The method &quot;{0}&quot; does not see whole slices.</source>
        <translation>Die Methode „{0}“ sieht keine ganzen Schichten.</translation>
    </message>
    <message>
        <source>the width of the networks lies in (0, 1]</source>
        <translation>die Breite der Netze liegt in (0, 1]</translation>
    </message>
    <message>
        <source>the encoder &quot;{0}&quot; is unknown; use resnet18 or wide_resnet50_2</source>
        <translation>der Encoder „{0}“ ist unbekannt; nehmen Sie resnet18 oder wide_resnet50_2</translation>
    </message>
    <message>
        <source>A method that sees whole slices starts from random weights only.</source>
        <translation>Eine Methode, die ganze Schichten sieht, beginnt nur mit zufälligen Gewichten.</translation>
    </message>
    <message>
        <source>Leave out --from.</source>
        <translation>Lassen Sie --from weg.</translation>
    </message>
    <message>
        <source>The method &quot;{0}&quot; is unknown; use one of {1}.</source>
        <translation>Die Methode „{0}“ ist unbekannt; nehmen Sie eine von {1}.</translation>
    </message>
    <message>
        <source>is no network this program can run: {0}</source>
        <translation>ist kein Netz, das dieses Programm ausführen kann: {0}</translation>
    </message>
    <message>
        <source>it has a block of type &quot;{0}&quot;</source>
        <translation>es hat einen Block der Art „{0}“</translation>
    </message>
    <message>
        <source>its patches are not square, or of no stated size</source>
        <translation>seine Ausschnitte sind nicht quadratisch oder ohne Größenangabe</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is {1}, not {2}</source>
        <translation>„{0}“ ist {1}, nicht {2}</translation>
    </message>
    <message>
        <source>the blocks on the way up do not mirror those on the way down</source>
        <translation>die Blöcke auf dem Weg nach oben spiegeln nicht die auf dem Weg nach unten</translation>
    </message>
    <message>
        <source>it states no width of its attention heads</source>
        <translation>es nennt keine Breite seiner Aufmerksamkeitsköpfe</translation>
    </message>
    <message>
        <source>a setting is missing or of a wrong type</source>
        <translation>eine Einstellung fehlt oder ist von falscher Art</translation>
    </message>
    <message>
        <source>holds no unet/config.json</source>
        <translation>enthält keine unet/config.json</translation>
    </message>
    <message>
        <source>Choose a folder that diffusers&apos; save_pretrained wrote.</source>
        <translation>Wählen Sie einen Ordner, den save_pretrained von diffusers geschrieben hat.</translation>
    </message>
    <message>
        <source>This model predicts a change to its input, not the healthy patch itself, and diffusers has no word for that. Only models trained with --output direct can be exported.</source>
        <translation>Dieses Modell sagt eine Änderung seiner Eingabe vorher, nicht den gesunden Ausschnitt selbst, und dafür hat diffusers keinen Ausdruck. Nur mit --output direct trainierte Modelle lassen sich exportieren.</translation>
    </message>
    <message>
        <source>This model sees the slices beside the one it restores, and diffusers has no word for that. Only models trained with --neighbours 0 can be exported.</source>
        <translation>Dieses Modell sieht die Schichten neben der, die es wiederherstellt, und dafür hat diffusers keinen Ausdruck. Nur mit --neighbours 0 trainierte Modelle lassen sich exportieren.</translation>
    </message>
    <message>
        <source>The skip must lie between 1 and {0}, not at {1}.</source>
        <translation>Die Schrittweite (skip) muss zwischen 1 und {0} liegen, nicht bei {1}.</translation>
    </message>
    <message>
        <source>The stride must lie between 1 and the patch of {0} pixels, not at {1}.</source>
        <translation>Der Fensterabstand (stride) muss zwischen 1 und den {0} Pixeln des Fensters liegen, nicht bei {1}.</translation>
    </message>
    <message>
        <source>The smoothing of the map must lie between 0 and {0} mm, not at {1}.</source>
        <translation>Die Glättung der Karte muss zwischen 0 und {0} mm liegen, nicht bei {1}.</translation>
    </message>
    <message>
        <source>The single step t must lie between 1 and {0}, not at {1}.</source>
        <translation>Der Einzelschritt t muss zwischen 1 und {0} liegen, nicht bei {1}.</translation>
    </message>
    <message>
        <source>There is no brain in this slice. Scroll to another one.</source>
        <translation>In dieser Schicht ist kein Gehirn. Blättern Sie zu einer anderen.</translation>
    </message>
    <message>
        <source>There is nothing to heal in this slice: the region does not reach it.</source>
        <translation>In dieser Schicht gibt es nichts zu heilen: Der Bereich reicht nicht bis hierher.</translation>
    </message>
    <message>
        <source>Keeping the {0} steps of this scan would take {1} GB of memory; the window allows {2} GB for it. Choose a larger skip, or close other scans.</source>
        <translation>Die {0} Schritte dieses Scans bräuchten {1} GB Speicher; das Fenster lässt {2} GB dafür zu. Wählen Sie eine größere Schrittweite, oder schließen Sie andere Scans.</translation>
    </message>
    <message>
        <source>Healing delivered a picture that does not belong to this scan.</source>
        <translation>Das Heilen lieferte ein Bild, das nicht zu diesem Scan gehört.</translation>
    </message>
    <message>
        <source>The region to heal is not on the scan&apos;s grid.</source>
        <translation>Die zu heilende Region liegt nicht auf dem Gitter des Scans.</translation>
    </message>
    <message>
        <source>The region to heal holds no brain. Mark one inside the brain.</source>
        <translation>Die zu heilende Region enthält kein Gehirn. Zeichnen Sie eine im Gehirn ein.</translation>
    </message>
    <message>
        <source>The region to leave as it is covers the whole brain. Mark a smaller one.</source>
        <translation>Die Region, die bleiben soll, bedeckt das ganze Gehirn. Zeichnen Sie eine kleinere ein.</translation>
    </message>
    <message>
        <source>No region is marked yet. Draw an ellipse or paint an area in a view, or heal the whole brain.</source>
        <translation>Noch ist kein Bereich markiert. Zeichnen Sie in einer Ansicht eine Ellipse, malen Sie eine Fläche, oder heilen Sie das ganze Gehirn.</translation>
    </message>
    <message>
        <source>marks no region: all its voxels have one value</source>
        <translation>bezeichnet keine Region: Alle Voxel haben einen Wert</translation>
    </message>
    <message>
        <source>Give a mask that is above 0 in the region and 0 elsewhere.</source>
        <translation>Geben Sie eine Maske an, die in der Region über 0 und sonst 0 ist.</translation>
    </message>
    <message>
        <source>marks no voxel of the scan</source>
        <translation>bezeichnet kein Voxel des Scans</translation>
    </message>
    <message>
        <source>Check that the mask and the scan belong together.</source>
        <translation>Prüfen Sie, ob Maske und Scan zusammengehören.</translation>
    </message>
    <message>
        <source>DISYRE_KERNELS is &quot;{0}&quot;; this processor can run: {1}.</source>
        <translation>DISYRE_KERNELS ist „{0}“; dieser Prozessor beherrscht: {1}.</translation>
    </message>
    <message>
        <source>The compute library {0} was not found beside the program or in &quot;{1}&quot;. Install the program again.</source>
        <translation>Die Rechenbibliothek {0} fand sich weder neben dem Programm noch in „{1}“. Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>The compute library cannot be loaded: {0}. Install the program again, or LibTorch where it is missing.</source>
        <translation>Die Rechenbibliothek lässt sich nicht laden: {0}. Installieren Sie das Programm neu, oder LibTorch, wo es fehlt.</translation>
    </message>
    <message>
        <source>The compute library &quot;{0}&quot; cannot be loaded (error {1}). Install the program again.</source>
        <translation>Die Rechenbibliothek „{0}“ lässt sich nicht laden (Fehler {1}). Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no compute library of this program.</source>
        <translation>„{0}“ ist keine Rechenbibliothek dieses Programms.</translation>
    </message>
    <message>
        <source>There is no Apple graphics processor, or this LibTorch was built without MPS. Use the device &quot;cpu&quot;.</source>
        <translation>Es gibt keinen Grafikprozessor von Apple, oder dieses LibTorch kann kein MPS. Nehmen Sie das Gerät „cpu“.</translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is unknown; use auto, cpu, cuda, mps or cpu-bf16.</source>
        <translation>Das Gerät „{0}“ ist unbekannt; nehmen Sie auto, cpu, cuda, mps oder cpu-bf16.</translation>
    </message>
    <message>
        <source>The computation failed: {0} Try again with the device &quot;cpu&quot;.</source>
        <translation>Die Berechnung ist fehlgeschlagen: {0} Versuchen Sie es noch einmal mit dem Gerät „cpu“.</translation>
    </message>
    <message>
        <source>The network has no weights called &quot;{0}&quot;.</source>
        <translation>Das Netz hat keine Gewichte namens „{0}“.</translation>
    </message>
    <message>
        <source>This network&apos;s widths are no multiples of 16, or it sees neighbouring slices: healing uses the plain network, and there is nothing to compare.</source>
        <translation>Die Breiten dieses Netzes sind keine Vielfachen von 16, oder es sieht Nachbarschichten: Das Heilen nimmt das einfache Netz, und es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>A patch needs at least 8 pixels a side, not {0}.</source>
        <translation>Ein Ausschnitt braucht mindestens 8 Pixel Kantenlänge, nicht {0}.</translation>
    </message>
    <message>
        <source>Foreign patches must come from another subject: give at least two healthy scans.</source>
        <translation>Fremde Ausschnitte müssen von einer anderen Person stammen: Geben Sie mindestens zwei gesunde Scans an.</translation>
    </message>
    <message>
        <source>There is no healthy scan with a brain in it to draw patches from.</source>
        <translation>Es gibt keinen gesunden Scan mit einem Gehirn, aus dem sich Ausschnitte ziehen ließen.</translation>
    </message>
    <message>
        <source>The share of softened edges must lie in 0 to 1, not at {0}.</source>
        <translation>Der Anteil weicher Ränder muss zwischen 0 und 1 liegen, nicht bei {0}.</translation>
    </message>
    <message>
        <source>Disentangled anomalies belong to the method disyre; {0} has none.</source>
        <translation>Entflochtene Anomalien gehören zur Methode disyre; {0} hat keine.</translation>
    </message>
    <message>
        <source>Masks can be shrunk by 0 to {0} voxels, not by {1}.</source>
        <translation>Masken lassen sich um 0 bis {0} Voxel verkleinern, nicht um {1}.</translation>
    </message>
    <message>
        <source>Neighbouring slices are drawn for the methods disyre and mood22 with foreign texture alone.</source>
        <translation>Nachbarschichten werden nur für die Methoden disyre und mood22 mit fremder Textur gezogen.</translation>
    </message>
    <message>
        <source>The codebook &quot;{0}&quot; is unknown; use authors, uad-imag-t1 or uad-imag-t2.</source>
        <translation>Das Codebuch „{0}“ ist unbekannt; nehmen Sie authors, uad-imag-t1 oder uad-imag-t2.</translation>
    </message>
    <message>
        <source>Shape statistics need at least 1 shape and a patch of 8 pixels, not {0} and {1}.</source>
        <translation>Eine Statistik der Formen braucht mindestens 1 Form und einen Ausschnitt von 8 Pixeln, nicht {0} und {1}.</translation>
    </message>
    <message>
        <source>Drawing ahead needs at least 1 thread and 1 sample, not {0} and {1}.</source>
        <translation>Vorausziehen braucht mindestens 1 Thread und 1 Beispiel, nicht {0} und {1}.</translation>
    </message>
    <message>
        <source>Name the prepared scans and a file to write with --out, or ask for --statistics.</source>
        <translation>Nennen Sie die vorbereiteten Scans und mit --out eine Datei zum Schreiben, oder verlangen Sie --statistics.</translation>
    </message>
    <message>
        <source>The scan name &quot;{0}&quot; is empty, has a slash in it or stands for two scans.</source>
        <translation>Der Scanname „{0}“ ist leer, enthält einen Schrägstrich oder steht für zwei Scans.</translation>
    </message>
    <message>
        <source>has no usable image and mask of &quot;{0}&quot;</source>
        <translation>enthält kein brauchbares Bild mit Maske von „{0}“</translation>
    </message>
    <message>
        <source>Prepare the scans again.</source>
        <translation>Bereiten Sie die Scans noch einmal vor.</translation>
    </message>
    <message>
        <source>has values outside 0 to 1 in &quot;{0}&quot;</source>
        <translation>enthält in „{0}“ Werte außerhalb von 0 bis 1</translation>
    </message>
    <message>
        <source>holds no prepared scans</source>
        <translation>enthält keine vorbereiteten Scans</translation>
    </message>
    <message>
        <source>Make it with &apos;disyre prepare&apos;.</source>
        <translation>Erzeugen Sie die Datei mit „disyre prepare“.</translation>
    </message>
    <message>
        <source>was written by another version of this program</source>
        <translation>stammt von einer anderen Version dieses Programms</translation>
    </message>
    <message>
        <source>Prepare the scans again, or update the program.</source>
        <translation>Bereiten Sie die Scans noch einmal vor, oder aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>holds no scan to train on</source>
        <translation>enthält keinen Scan zum Trainieren</translation>
    </message>
    <message>
        <source>The split does not belong to these scans.</source>
        <translation>Die Aufteilung gehört nicht zu diesen Scans.</translation>
    </message>
    <message>
        <source>Scans of the subject &quot;{0}&quot; lie on both sides of the split. Keep all scans of a subject for training or all for validation, or the validation proves nothing.</source>
        <translation>Scans der Person „{0}“ liegen auf beiden Seiten der Aufteilung. Nehmen Sie alle Scans einer Person zum Training oder alle zur Validierung, sonst beweist die Validierung nichts.</translation>
    </message>
    <message>
        <source>No subject is held out for validation, so nothing would tell when the model stops improving. Hold out one subject at least.</source>
        <translation>Keine Person ist für die Validierung zurückgehalten, sodass nichts zeigen würde, wann das Modell nicht mehr besser wird. Halten Sie mindestens eine zurück.</translation>
    </message>
    <message>
        <source>is no training plan of this program</source>
        <translation>ist kein Trainingsplan dieses Programms</translation>
    </message>
    <message>
        <source>is a damaged training plan, or one of another program</source>
        <translation>ist ein beschädigter Trainingsplan oder einer eines anderen Programms</translation>
    </message>
    <message>
        <source>Make the plan again.</source>
        <translation>Erstellen Sie den Plan neu.</translation>
    </message>
    <message>
        <source>The use &quot;{0}&quot; of a scan is unknown.</source>
        <translation>Die Verwendung „{0}“ eines Scans ist unbekannt.</translation>
    </message>
    <message>
        <source>Training needs the name of the scans&apos; modality.</source>
        <translation>Das Training braucht den Namen der Modalität der Scans.</translation>
    </message>
    <message>
        <source>A spacing lies between 0.1 and 20 mm.</source>
        <translation>Ein Voxelabstand liegt zwischen 0,1 und 20 mm.</translation>
    </message>
    <message>
        <source>A quantile lies in (0, 1].</source>
        <translation>Ein Quantil liegt in (0, 1].</translation>
    </message>
    <message>
        <source>Masks grow by 0 to 10 voxels.</source>
        <translation>Masken wachsen um 0 bis 10 Voxel.</translation>
    </message>
    <message>
        <source>A scan of the plan has no file.</source>
        <translation>Ein Scan des Plans hat keine Datei.</translation>
    </message>
    <message>
        <source>A scan of the plan has no subject. Name whose it is, or leave it out.</source>
        <translation>Ein Scan des Plans hat keine Person. Nennen Sie, von wem er ist, oder lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>Training takes 1 to 10,000,000 steps.</source>
        <translation>Ein Training hat 1 bis 10.000.000 Schritte.</translation>
    </message>
    <message>
        <source>A batch holds 1 to 4096 patches.</source>
        <translation>Ein Batch enthält 1 bis 4096 Ausschnitte.</translation>
    </message>
    <message>
        <source>A pass holds at least one patch.</source>
        <translation>Ein Durchgang enthält mindestens einen Ausschnitt.</translation>
    </message>
    <message>
        <source>The learning rate lies between 0 and 1.</source>
        <translation>Die Lernrate liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The decay of the moving average lies in [0, 1).</source>
        <translation>Der Zerfall des gleitenden Mittels liegt in [0, 1).</translation>
    </message>
    <message>
        <source>The gradient clip is positive.</source>
        <translation>Die Begrenzung des Gradienten ist positiv.</translation>
    </message>
    <message>
        <source>A warm-up has no negative length.</source>
        <translation>Ein Aufwärmen hat keine negative Länge.</translation>
    </message>
    <message>
        <source>1 to 256 threads draw samples.</source>
        <translation>1 bis 256 Threads ziehen Beispiele.</translation>
    </message>
    <message>
        <source>Validation takes at least one patch.</source>
        <translation>Die Validierung braucht mindestens einen Ausschnitt.</translation>
    </message>
    <message>
        <source>Validation happens at most once a step.</source>
        <translation>Validiert wird höchstens einmal je Schritt.</translation>
    </message>
    <message>
        <source>The preset &quot;{0}&quot; is unknown; use quick, standard or paper.</source>
        <translation>Die Voreinstellung „{0}“ ist unbekannt; nehmen Sie quick, standard oder paper.</translation>
    </message>
    <message>
        <source>There is no level {0} to give attention to; the network has {1}.</source>
        <translation>Es gibt keine Ebene {0}, die Aufmerksamkeit bekommen könnte; das Netz hat {1}.</translation>
    </message>
    <message>
        <source>There is no device &quot;{0}&quot; to train on; &quot;disyre devices&quot; lists those there are.</source>
        <translation>Es gibt kein Gerät „{0}“ zum Trainieren; „disyre devices“ nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is not there, or this LibTorch cannot use it. Train on another one: &quot;disyre devices&quot; lists them.</source>
        <translation>Das Gerät „{0}“ ist nicht da, oder dieses LibTorch kann es nicht nutzen. Trainieren Sie auf einem anderen: „disyre devices“ nennt sie.</translation>
    </message>
    <message>
        <source>This build reads prepared scans only. Make a file of them with &apos;disyre prepare&apos; on a machine with the full program, and name that file.</source>
        <translation>Diese Fassung liest nur vorbereitete Scans. Machen Sie mit „disyre prepare“ auf einem Rechner mit dem ganzen Programm eine Datei daraus, und nennen Sie diese.</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>Leave it out of the folder.</source>
        <translation>Nehmen Sie den Scan aus dem Ordner.</translation>
    </message>
    <message>
        <source>Keep scans of one modality in the folder, for instance T1 alone; --mixed-contrasts trains on them all the same.</source>
        <translation>Lassen Sie nur Scans einer Modalität im Ordner, etwa nur T1; --mixed-contrasts trainiert dennoch mit allen.</translation>
    </message>
    <message>
        <source>A contrast can be synthesized only from T1 scans with MUSE region labels; name their folder with --masks.</source>
        <translation>Ein Kontrast lässt sich nur aus T1-Scans mit Regionslabels von MUSE erzeugen; nennen Sie deren Ordner mit --masks.</translation>
    </message>
    <message>
        <source>Training broke down at step {0}: the loss is no longer a number. The last good state is kept in &quot;{1}&quot;; try a lower learning rate.</source>
        <translation>Das Training ist bei Schritt {0} zusammengebrochen: Der Verlust ist keine Zahl mehr. Der letzte gute Stand liegt in „{1}“; versuchen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>Check that the folder may be written to.</source>
        <translation>Prüfen Sie, ob Sie in dem Ordner schreiben dürfen.</translation>
    </message>
    <message>
        <source>is no checkpoint of this network</source>
        <translation>ist kein Zwischenstand dieses Netzes</translation>
    </message>
    <message>
        <source>Start training anew.</source>
        <translation>Beginnen Sie das Training neu.</translation>
    </message>
    <message>
        <source>is no checkpoint of this program</source>
        <translation>ist kein Zwischenstand dieses Programms</translation>
    </message>
    <message>
        <source>is a damaged checkpoint</source>
        <translation>ist ein beschädigter Zwischenstand</translation>
    </message>
    <message>
        <source>Finish the run with that version, or start training anew.</source>
        <translation>Beenden Sie den Lauf mit jener Version, oder beginnen Sie das Training neu.</translation>
    </message>
    <message>
        <source>The unfinished run describes another model; resume it with the same options.</source>
        <translation>Der unfertige Lauf beschreibt ein anderes Modell; setzen Sie ihn mit denselben Optionen fort.</translation>
    </message>
    <message>
        <source>describes no training run of this program</source>
        <translation>beschreibt keinen Trainingslauf dieses Programms</translation>
    </message>
    <message>
        <source>describes a training run incompletely</source>
        <translation>beschreibt einen Trainingslauf unvollständig</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no training run.</source>
        <translation>„{0}“ enthält keinen Trainingslauf.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds other files too (&quot;{1}&quot;), so it is left alone. Delete it by hand.</source>
        <translation>„{0}“ enthält auch andere Dateien („{1}“) und bleibt darum, wie es ist. Löschen Sie den Ordner von Hand.</translation>
    </message>
    <message>
        <source>is no preview of this program</source>
        <translation>ist keine Vorschau dieses Programms</translation>
    </message>
    <message>
        <source>holds a preview of a wrong shape</source>
        <translation>enthält eine Vorschau falscher Form</translation>
    </message>
    <message>
        <source>has no mask in the folder of masks</source>
        <translation>hat keine Maske im Ordner der Masken</translation>
    </message>
    <message>
        <source>A mask is named like its scan, or begins with that name and goes on with a character such as _.</source>
        <translation>Eine Maske heißt wie ihr Scan, oder ihr Name beginnt so und geht mit einem Zeichen wie _ weiter.</translation>
    </message>
    <message>
        <source>marks no voxel of its scan</source>
        <translation>bezeichnet kein Voxel ihres Scans</translation>
    </message>
    <message>
        <source>Check that they belong together.</source>
        <translation>Prüfen Sie, ob beide zusammengehören.</translation>
    </message>
    <message>
        <source>is no subject list</source>
        <translation>ist keine Personenliste</translation>
    </message>
    <message>
        <source>It must be JSON with the lists &quot;training&quot; and &quot;validation&quot;.</source>
        <translation>Es muss JSON mit den Listen „training“ und „validation“ sein.</translation>
    </message>
    <message>
        <source>holds no NIfTI scan that could be used, and no other</source>
        <translation>enthält keinen brauchbaren NIfTI-Scan und keinen anderen</translation>
    </message>
    <message>
        <source>Check the folder and the subject list.</source>
        <translation>Prüfen Sie den Ordner und die Personenliste.</translation>
    </message>
    <message>
        <source>Name a folder of scans.</source>
        <translation>Nennen Sie einen Ordner mit Scans.</translation>
    </message>
    <message>
        <source>There is no validation scan; name a subject list with --subjects, or a plan.</source>
        <translation>Es gibt keinen Scan zur Validierung; nennen Sie mit --subjects eine Personenliste, oder nennen Sie einen Plan.</translation>
    </message>
    <message>
        <source>The subject list names no {0} scan that is there; name another with --subjects.</source>
        <translation>Die Personenliste nennt keinen vorhandenen Scan für „{0}“; nennen Sie mit --subjects eine andere.</translation>
    </message>
    <message>
        <source>names no {0} subject whose scan is in {1}</source>
        <translation>nennt keine Person für „{0}“, deren Scan in {1} liegt</translation>
    </message>
    <message>
        <source>Check the list and the folder.</source>
        <translation>Prüfen Sie die Liste und den Ordner.</translation>
    </message>
    <message>
        <source>cannot be used. {0}</source>
        <translation>lässt sich nicht verwenden. {0}</translation>
    </message>
    <message>
        <source>Cases need MUSE region labels on each T1 scan&apos;s own grid.</source>
        <translation>Fälle brauchen Regionslabels von MUSE auf dem eigenen Gitter jedes T1-Scans.</translation>
    </message>
    <message>
        <source>cannot carry a lesion of the kind {0}. {1}</source>
        <translation>kann keine Läsion der Art {0} tragen. {1}</translation>
    </message>
    <message>
        <source>Leave it out of the subject list, or try another seed.</source>
        <translation>Nehmen Sie den Scan aus der Personenliste, oder versuchen Sie einen anderen Startwert.</translation>
    </message>
    <message>
        <source>Name a new or an empty folder.</source>
        <translation>Nennen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <source>Name a folder of cases.</source>
        <translation>Nennen Sie einen Ordner mit Fällen.</translation>
    </message>
    <message>
        <source>holds no case</source>
        <translation>enthält keinen Fall</translation>
    </message>
    <message>
        <source>It must hold folders, each with {0} and {1}.</source>
        <translation>Er muss Ordner enthalten, jeder mit {0} und {1}.</translation>
    </message>
    <message>
        <source>lies wholly outside the brain of its scan</source>
        <translation>liegt ganz außerhalb des Gehirns ihres Scans</translation>
    </message>
    <message>
        <source>A case needs {0} and {1}.</source>
        <translation>Ein Fall braucht {0} und {1}.</translation>
    </message>
    <message>
        <source>describes no case</source>
        <translation>beschreibt keinen Fall</translation>
    </message>
    <message>
        <source>Its format must be &quot;disyre-case&quot;.</source>
        <translation>Das Format muss „disyre-case“ sein.</translation>
    </message>
    <message>
        <source>is of a newer version</source>
        <translation>gehört zu einer neueren Version</translation>
    </message>
    <message>
        <source>Use a newer version of this program.</source>
        <translation>Nehmen Sie eine neuere Version dieses Programms.</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>It must be JSON with &quot;format&quot;: &quot;disyre-case&quot;.</source>
        <translation>Es muss JSON mit &quot;format&quot;: &quot;disyre-case&quot; sein.</translation>
    </message>
    <message>
        <source>has the unknown split &quot;{0}&quot;</source>
        <translation>hat den unbekannten Teil „{0}“</translation>
    </message>
    <message>
        <source>It must be &quot;validation&quot; or &quot;test&quot;.</source>
        <translation>Es muss „validation“ oder „test“ sein.</translation>
    </message>
    <message>
        <source>holds fewer than two NIfTI files</source>
        <translation>enthält weniger als zwei NIfTI-Dateien</translation>
    </message>
    <message>
        <source>Name a folder of stroke masks in standard space: half of them serve validation, half the test.</source>
        <translation>Nennen Sie einen Ordner mit Masken von Schlaganfällen im Standardraum: Die eine Hälfte dient der Validierung, die andere dem Test.</translation>
    </message>
    <message>
        <source>Name a folder of stroke masks in standard space.</source>
        <translation>Nennen Sie einen Ordner mit Masken von Schlaganfällen im Standardraum.</translation>
    </message>
    <message>
        <source>is no stroke mask</source>
        <translation>ist keine Maske eines Schlaganfalls</translation>
    </message>
    <message>
        <source>holds no losses</source>
        <translation>enthält keine Verluste</translation>
    </message>
    <message>
        <source>Name the folder of a model that was trained with this program.</source>
        <translation>Nennen Sie den Ordner eines Modells, das mit diesem Programm trainiert wurde.</translation>
    </message>
    <message>
        <source>the quantile&apos;s value lies in (0, 1]</source>
        <translation>der Wert des Quantils liegt in (0, 1]</translation>
    </message>
    <message>
        <source>is not a list of sources to validate on, or it is damaged</source>
        <translation>ist keine Liste von Quellen zum Prüfen eines Modells, oder sie ist beschädigt</translation>
    </message>
    <message>
        <source>See the example in the manual&apos;s page on the command line.</source>
        <translation>Ein Beispiel steht auf der Seite des Handbuchs zur Befehlszeile.</translation>
    </message>
    <message>
        <source>is named in the list of sources but not there</source>
        <translation>steht in der Liste der Quellen, ist aber nicht vorhanden</translation>
    </message>
    <message>
        <source>The source &quot;{0}&quot; holds no scan.</source>
        <translation>Die Quelle „{0}“ enthält keinen Scan.</translation>
    </message>
    <message>
        <source>There is no kind of lesion called &quot;{0}&quot;; disyre cases --help lists them.</source>
        <translation>Eine Art von Läsion namens „{0}“ gibt es nicht; disyre cases --help zählt sie auf.</translation>
    </message>
    <message>
        <source>Shares of the samples lie in 0 to 1, and those of the kinds of anomaly are at most 1 together.</source>
        <translation>Anteile der Beispiele liegen zwischen 0 und 1, und die der Arten von Anomalien sind zusammen höchstens 1.</translation>
    </message>
    <message>
        <source>Anomalies of other kinds than foreign patches are made for the methods disyre and mood22, without neighbouring slices.</source>
        <translation>Anomalien anderer Art als fremde Ausschnitte gibt es für die Methoden disyre und mood22, ohne Nachbarschichten.</translation>
    </message>
    <message>
        <source>would be overwritten by the results</source>
        <translation>würde von den Ergebnissen überschrieben</translation>
    </message>
    <message>
        <source>Choose another folder for the results.</source>
        <translation>Wählen Sie einen anderen Ordner für die Ergebnisse.</translation>
    </message>
    <message>
        <source>The file states no voxel spacing along some axis; 1 mm is taken there. Check the sizes of what is found.</source>
        <translation>Die Datei gibt entlang einer Achse keinen Voxelabstand an; dort wird 1 mm genommen. Prüfen Sie die Größen dessen, was gefunden wird.</translation>
    </message>
    <message>
        <source>The header&apos;s voxel spacing is damaged; the spacing of the position (sform) is used.</source>
        <translation>Der Voxelabstand im Kopf der Datei ist beschädigt; der Abstand der Lage (sform) wird verwendet.</translation>
    </message>
    <message>
        <source>Beside the background&apos;s value, one other value ({0}) fills {1} % of the scan and reaches its edge. It counts as tissue; if it is air, give the scan&apos;s brain mask.</source>
        <translation>Neben dem Wert des Hintergrunds füllt ein anderer Wert ({0}) {1} % des Scans und reicht bis an seinen Rand. Er zählt als Gewebe; ist er Luft, geben Sie die Hirnmaske des Scans an.</translation>
    </message>
    <message>
        <source>holds values between whole numbers, as a smoothed or resampled mask does; it marks what is above 0.5</source>
        <translation>enthält Werte zwischen ganzen Zahlen wie eine geglättete oder umgerechnete Maske; sie markiert, was über 0,5 liegt</translation>
    </message>
    <message>
        <source>does not say where it lies; it has as many voxels as the scan, and is laid over it voxel by voxel</source>
        <translation>sagt nicht, wo sie liegt; sie hat so viele Voxel wie der Scan und wird Voxel für Voxel über ihn gelegt</translation>
    </message>
    <message>
        <source>does not say where it lies, and has not as many voxels as the scan</source>
        <translation>sagt nicht, wo sie liegt, und hat nicht so viele Voxel wie der Scan</translation>
    </message>
    <message>
        <source>Save it again with its position (sform or qform).</source>
        <translation>Speichern Sie sie noch einmal mit ihrer Lage (sform oder qform).</translation>
    </message>
    <message>
        <source>hardly overlaps its scan: of {0} ml, only {1} ml lie where the scan shows tissue</source>
        <translation>überlappt ihren Scan kaum: von {0} ml liegen nur {1} ml dort, wo der Scan Gewebe zeigt</translation>
    </message>
    <message>
        <source>Check that they belong together, and the positions that both files state.</source>
        <translation>Prüfen Sie, ob sie zusammengehören, und die Lagen, die beide Dateien angeben.</translation>
    </message>
    <message>
        <source>has as many voxels as the scan, but states a position {0} mm away from it</source>
        <translation>hat so viele Voxel wie der Scan, gibt aber eine Lage an, die {0} mm von ihm entfernt ist</translation>
    </message>
    <message>
        <source>has several masks in the folder of masks: {0} and {1}</source>
        <translation>hat mehrere Masken im Ordner der Masken: {0} und {1}</translation>
    </message>
    <message>
        <source>Keep one mask for each scan there.</source>
        <translation>Lassen Sie dort eine Maske je Scan.</translation>
    </message>
    <message>
        <source>names {0} in two of its lists</source>
        <translation>nennt {0} in zwei ihrer Listen</translation>
    </message>
    <message>
        <source>Name each subject in one list only, or the measures prove nothing.</source>
        <translation>Nennen Sie jede Person nur in einer Liste, sonst beweisen die Messungen nichts.</translation>
    </message>
    <message>
        <source>is no part of the atlas that names places, or is damaged</source>
        <translation>ist kein Teil des Atlas, der Orte benennt, oder ist beschädigt</translation>
    </message>
    <message>
        <source>Places have no names: the scan fits the atlas too badly. The brains overlap by {0} (from {1} on it is good), and their mutual information is {2} (from {3} on).</source>
        <translation>Orte haben keine Namen: Der Scan passt zu schlecht zum Atlas. Die Gehirne überlappen zu {0} (gut ab {1}), ihre Transinformation ist {2} (gut ab {3}).</translation>
    </message>
    <message>
        <source>Places have no names: {0}</source>
        <translation>Orte haben keine Namen: {0}</translation>
    </message>
    <message>
        <source>By the order of its tissues&apos; brightness this is a {0} scan, and the model was trained on {1} scans: most of what it marks will be the other contrast.</source>
        <translation>Nach der Helligkeit seiner Gewebe ist dies ein {0}-Scan, und das Modell wurde mit {1}-Scans trainiert: Das meiste, was es markiert, wird der andere Kontrast sein.</translation>
    </message>
    <message>
        <source>Choose a model for {0} scans, or open a {1} scan.</source>
        <translation>Wählen Sie ein Modell für {0}-Scans oder öffnen Sie einen {1}-Scan.</translation>
    </message>
    <message>
        <source>This scan shows more than a brain, and the model was trained on stripped brains. When the scan is healed, its brain is found first. Look whether skull is left, or brain missing, before you trust the map.</source>
        <translation>Dieser Scan zeigt mehr als ein Gehirn, und das Modell wurde mit Gehirnen ohne Schädel trainiert. Beim Heilen wird zuerst das Gehirn gesucht. Prüfen Sie, ob Schädel übrig ist oder Gehirn fehlt, bevor Sie der Karte trauen.</translation>
    </message>
    <message>
        <source>The slices lie {0} mm apart and the model&apos;s {1} mm, so they are healed as they are, without slices in between. The map is less certain then: what is smaller than a slice can be missed or look blurred.</source>
        <translation>Die Schichten liegen {0} mm auseinander, die des Modells {1} mm; sie werden daher so geheilt, wie sie sind, ohne Schichten dazwischen. Die Karte ist dann weniger sicher: Was kleiner als eine Schicht ist, kann fehlen oder unscharf wirken.</translation>
    </message>
    <message>
        <source>A voxel measures {0} mm within the slice and the model&apos;s {1} mm: the scan shows less detail than the model learned as healthy, and blurred tissue may be marked. Such scans were not measured in this project.</source>
        <translation>Ein Voxel misst innerhalb der Schicht {0} mm, beim Modell {1} mm: Der Scan zeigt weniger Einzelheiten, als das Modell als gesund gelernt hat, und unscharfes Gewebe kann markiert werden. Solche Scans wurden in diesem Projekt nicht gemessen.</translation>
    </message>
    <message>
        <source>The brain is cut by the edge of the scan ({0}), and the model was trained on whole brains: do not trust the map near that edge, where the model has never seen a brain end.</source>
        <translation>Das Gehirn ist vom Rand des Scans abgeschnitten ({0}), und das Modell wurde mit ganzen Gehirnen trainiert: Trauen Sie der Karte nahe diesem Rand nicht, denn dort hat das Modell nie ein Gehirn enden sehen.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>back</source>
        <translation>hinten</translation>
    </message>
    <message>
        <source>front</source>
        <translation>vorn</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>The patient was {0} years old, and the people whose scans trained the model were {1} to {2}: what is healthy at another age may be marked, and nothing was measured there in this project.</source>
        <translation>Die Person war {0} Jahre alt, und die Menschen, mit deren Scans das Modell trainiert wurde, waren {1} bis {2}: Was in anderem Alter gesund ist, kann markiert werden, und gemessen wurde dort in diesem Projekt nichts.</translation>
    </message>
    <message>
        <source>holds no scan, nor does any folder below it</source>
        <translation>enthält keinen Scan, auch kein Ordner darunter</translation>
    </message>
    <message>
        <source>is a BIDS dataset without a raw {0} image in any subject&apos;s folder &quot;anat&quot;</source>
        <translation>ist ein BIDS-Datensatz ohne {0}-Rohbild im Ordner „anat“ irgendeiner Person</translation>
    </message>
    <message>
        <source>Choose another contrast, or name the images themselves.</source>
        <translation>Wählen Sie einen anderen Kontrast, oder nennen Sie die Bilder selbst.</translation>
    </message>
    <message>
        <source>There is no part {0} of {1}: parts are counted from 1 on.</source>
        <translation>Es gibt keinen Teil {0} von {1}: Teile werden ab 1 gezählt.</translation>
    </message>
    <message>
        <source>{0} belongs to a single scan, and several are to be healed.</source>
        <translation>{0} gehört zu einem einzelnen Scan, und es sollen mehrere geheilt werden.</translation>
    </message>
    <message>
        <source>Heal that scan by itself.</source>
        <translation>Heilen Sie diesen Scan einzeln.</translation>
    </message>
    <message>
        <source>holds no results of a healing</source>
        <translation>enthält keine Ergebnisse einer Heilung</translation>
    </message>
    <message>
        <source>Give the folder that was named by --out of disyre heal.</source>
        <translation>Geben Sie den Ordner an, den --out von disyre heal nannte.</translation>
    </message>
    <message>
        <source>is no record of a healing</source>
        <translation>ist kein Protokoll einer Heilung</translation>
    </message>
    <message>
        <source>Give a folder that disyre heal or the window wrote results to.</source>
        <translation>Geben Sie einen Ordner an, in den disyre heal oder das Fenster Ergebnisse geschrieben hat.</translation>
    </message>
    <message>
        <source>was written by an earlier version, which measured less of the findings than a report says</source>
        <translation>wurde von einer früheren Version geschrieben, die an den Funden weniger maß, als ein Bericht sagt</translation>
    </message>
    <message>
        <source>Heal the scan again.</source>
        <translation>Heilen Sie den Scan noch einmal.</translation>
    </message>
    <message>
        <source>has another size than the anomaly map beside it</source>
        <translation>hat eine andere Größe als die Anomaliekarte daneben</translation>
    </message>
    <message>
        <source>A report is written to a file whose name ends in .pdf or .html, not to {0}.</source>
        <translation>Ein Bericht wird in eine Datei geschrieben, deren Name auf .pdf oder .html endet, nicht nach {0}.</translation>
    </message>
    <message>
        <source>was not found beside this program, and reports are written with it</source>
        <translation>wurde neben diesem Programm nicht gefunden, und Berichte werden damit geschrieben</translation>
    </message>
    <message>
        <source>Install the whole program.</source>
        <translation>Installieren Sie das ganze Programm.</translation>
    </message>
    <message>
        <source>Name a folder that does not exist yet.</source>
        <translation>Nennen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>holds too many folders for temporary files</source>
        <translation>enthält zu viele Ordner für vorläufige Dateien</translation>
    </message>
    <message>
        <source>The folder for temporary files may have been removed meanwhile. Run the command again.</source>
        <translation>Vielleicht wurde der Ordner für vorläufige Dateien inzwischen gelöscht. Starten Sie den Befehl noch einmal.</translation>
    </message>
    <message>
        <source>holds several series of volumes ({0} volumes in all), and only one series can be opened</source>
        <translation>enthält mehrere Reihen von Volumen (insgesamt {0} Volumen), und nur eine Reihe lässt sich öffnen</translation>
    </message>
    <message>
        <source>Save the volume you want to look at as a separate file.</source>
        <translation>Speichern Sie das Volumen, das Sie ansehen möchten, als eigene Datei.</translation>
    </message>
    <message>
        <source>states {0} x {1} x {2} voxels, which is more than the program can work with</source>
        <translation>gibt {0} x {1} x {2} Voxel an, mehr als das Programm verarbeiten kann</translation>
    </message>
    <message>
        <source>states an impossible voxel size of {0} mm</source>
        <translation>gibt eine unmögliche Voxelgröße von {0} mm an</translation>
    </message>
    <message>
        <source>has the same value, {0}, in every voxel</source>
        <translation>hat in jedem Voxel denselben Wert, {0}</translation>
    </message>
    <message>
        <source>The voxels&apos; axes are turned by {0} degrees against the patient&apos;s; the scan is shown and healed along the voxels&apos; axes.</source>
        <translation>Die Achsen der Voxel sind um {0} Grad gegen die des Patienten gedreht; der Scan wird entlang der Achsen der Voxel gezeigt und geheilt.</translation>
    </message>
    <message>
        <source>The voxels&apos; axes do not stand at right angles to each other (they are {0} degrees off); the scan is shown and healed along the voxels&apos; axes.</source>
        <translation>Die Achsen der Voxel stehen nicht rechtwinklig zueinander (sie weichen um {0} Grad ab); der Scan wird entlang der Achsen der Voxel gezeigt und geheilt.</translation>
    </message>
    <message>
        <source>{0} {0:voxel|voxels} held no number (NaN or infinite) and {0:counts|count} as 0.</source>
        <translation>{0} Voxel {0:enthielt|enthielten} keine Zahl (NaN oder unendlich) und {0:zählt|zählen} als 0.</translation>
    </message>
    <message>
        <source>states {0} x {1} pixels and {2} {2:slice|slices}, which is more than the program can work with</source>
        <translation>gibt {0} x {1} Pixel und {2} {2:Schicht|Schichten} an, mehr als das Programm verarbeiten kann</translation>
    </message>
    <message>
        <source>would unpack to more than the program can work with ({0} {0:file|files}, {1} MB)</source>
        <translation>wäre ausgepackt mehr, als das Programm verarbeiten kann ({0} {0:Datei|Dateien}, {1} MB)</translation>
    </message>
    <message>
        <source>{0} of {1} slices {0:is|are} missing; each was filled in as the mean of its two neighbours.</source>
        <translation>{0} von {1} Schichten {0:fehlt|fehlen}; jede wurde als Mittel ihrer beiden Nachbarn ergänzt.</translation>
    </message>
    <message>
        <source>{0} {0:slice is|slices are} there more than once; the first of each was taken.</source>
        <translation>{0} {0:Schicht ist|Schichten sind} mehrfach vorhanden; genommen wurde jeweils die erste.</translation>
    </message>
    <message>
        <source>The patient was {0} {0:year|years} old; a model that learned from adults may take a child&apos;s brain for ill.</source>
        <translation>Der Patient war {0} {0:Jahr|Jahre} alt; ein Modell, das von Erwachsenen gelernt hat, kann das Gehirn eines Kindes für krank halten.</translation>
    </message>
    <message>
        <source>It has only {0} {0:slice|slices}, which cover {1} mm: hardly a whole brain.</source>
        <translation>Sie hat nur {0} {0:Schicht|Schichten}, zusammen {1} mm: kaum ein ganzes Gehirn.</translation>
    </message>
    <message>
        <source>{0} {0:file|files} could not be read and {0:was|were} left out, the first of them &quot;{1}&quot;.</source>
        <translation>{0} {0:Datei ließ|Dateien ließen} sich nicht lesen und {0:wurde|wurden} weggelassen, als erste &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>lies beside the scan: by the positions that both files state, they have no place in common</source>
        <translation>liegt neben dem Scan: Nach den Lagen, die beide Dateien angeben, haben sie keinen Ort gemeinsam</translation>
    </message>
    <message>
        <source>Check that both are of one patient, and that both were saved with their positions.</source>
        <translation>Prüfen Sie, ob beide von einem Patienten sind und beide mit ihrer Lage gespeichert wurden.</translation>
    </message>
    <message>
        <source>shows a brain of {0} ml, and the scan one of {1} ml; they are hardly of one patient</source>
        <translation>zeigt ein Gehirn von {0} ml und der Scan eines von {1} ml; sie sind kaum von einem Patienten</translation>
    </message>
    <message>
        <source>Only {0} {0:slice holds|slices hold} brain, and {1} are needed. Use a scan of the whole brain.</source>
        <translation>Nur {0} {0:Schicht enthält|Schichten enthalten} Gehirn, und {1} werden gebraucht. Nehmen Sie einen Scan des ganzen Gehirns.</translation>
    </message>
    <message>
        <source>{0} of its voxels {0:is no number|are no numbers} (NaN or infinite) and {0:counts|count} as 0. Check that nothing of the brain is missing.</source>
        <translation>{0} seiner Voxel {0:ist keine Zahl|sind keine Zahlen} (NaN oder unendlich) und {0:zählt|zählen} als 0. Prüfen Sie, dass nichts vom Gehirn fehlt.</translation>
    </message>
    <message>
        <source>The scan has no slice {0}: it has {1} {1:slice|slices}, counted from 1.</source>
        <translation>Der Scan hat keine Schicht {0}: Er hat {1} {1:Schicht|Schichten}, gezählt ab 1.</translation>
    </message>
    <message>
        <source>There is no graphics card that can be used: no CUDA device is there, or this LibTorch was built without CUDA. Use the device &quot;cpu&quot;.</source>
        <translation>Es gibt keine Grafikkarte, die sich nutzen lässt: Es ist kein CUDA-Gerät da, oder dieses LibTorch wurde ohne CUDA gebaut. Nehmen Sie das Gerät &quot;cpu&quot;.</translation>
    </message>
    <message>
        <source>The graphics card failed, so the processor went on: {0}</source>
        <translation>Die Grafikkarte versagte, deshalb rechnete der Prozessor weiter: {0}</translation>
    </message>
    <message>
        <source>The graphics card could not load the model, so the processor heals instead: {0}</source>
        <translation>Die Grafikkarte konnte das Modell nicht laden, deshalb heilt stattdessen der Prozessor: {0}</translation>
    </message>
    <message>
        <source>Fewer than two subjects are left to train on, and the patches of each are corrupted with tissue of another. Add scans of more subjects, or hold out fewer.</source>
        <translation>Zum Trainieren bleiben weniger als zwei Personen, und die Ausschnitte jeder werden mit Gewebe einer anderen verfälscht. Fügen Sie Scans weiterer Personen hinzu, oder halten Sie weniger zurück.</translation>
    </message>
    <message>
        <source>does not look like the other scans&apos; modality ({0} of {1} scans {0:differs|differ} from the rest)</source>
        <translation>sieht nicht nach der Modalität der anderen Scans aus ({0} von {1} Scans {0:weicht|weichen} von den übrigen ab)</translation>
    </message>
    <message>
        <source>The unfinished run was started with {0} {1}; resume it with the same.</source>
        <translation>Der unfertige Lauf wurde mit {0} {1} begonnen; setzen Sie ihn mit demselben fort.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no case of the split &quot;{1}&quot;, but {2} of other splits, which are read only when they are named. Name another --split.</source>
        <translation>&quot;{0}&quot; enthält keinen Fall der Aufteilung &quot;{1}&quot;, aber {2} anderer Aufteilungen, die nur gelesen werden, wenn man sie nennt. Nennen Sie ein anderes --split.</translation>
    </message>
    <message>
        <source>It must be 1 in the stroke and 0 elsewhere.</source>
        <translation>Sie muss im Schlaganfall 1 und überall sonst 0 sein.</translation>
    </message>
    <message>
        <source>cannot be read as a file that this program has saved</source>
        <translation>kann nicht als Datei gelesen werden, die dieses Programm gespeichert hat</translation>
    </message>
    <message>
        <source>The scan, the map and the restoration can still be opened, each as a file of its own.</source>
        <translation>Der Scan, die Karte und der geheilte Scan lassen sich weiterhin öffnen, jeder als eigene Datei.</translation>
    </message>
    <message>
        <source>is missing from these results</source>
        <translation>fehlt in diesen Ergebnissen</translation>
    </message>
    <message>
        <source>Bring it back, or open the scan and heal it again.</source>
        <translation>Bringen Sie sie zurück, oder öffnen Sie den Scan und heilen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>has another size than the scan of these results</source>
        <translation>hat eine andere Größe als der Scan dieser Ergebnisse</translation>
    </message>
    <message>
        <source>Open the scan and heal it again.</source>
        <translation>Öffnen Sie den Scan und heilen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>holds results of the scan &quot;{0}&quot;, which is not there any more</source>
        <translation>enthält Ergebnisse des Scans „{0}“, der nicht mehr da ist</translation>
    </message>
    <message>
        <source>Bring the scan back to its place, or put it into this folder.</source>
        <translation>Bringen Sie den Scan an seinen Ort zurück, oder legen Sie ihn in diesen Ordner.</translation>
    </message>
    <message>
        <source>About {0} ml of the brain differ from the other half, as a large lesion makes them. Look at it, and leave it out unless it is healthy.</source>
        <translation>Etwa {0} ml des Gehirns unterscheiden sich von der anderen Hälfte, wie es bei einer großen Läsion ist. Sehen Sie ihn an, und lassen Sie ihn weg, wenn er nicht gesund ist.</translation>
    </message>
    <message>
        <source>This is a map that was computed from a scan, not a scan.</source>
        <translation>Dies ist eine Karte, die aus einem Scan berechnet wurde, kein Scan.</translation>
    </message>
    <message>
        <source>is no DICOM series, so nothing says to which patient and study the results belong</source>
        <translation>ist keine DICOM-Serie, sodass nichts sagt, zu welchem Patienten und welcher Studie die Ergebnisse gehören</translation>
    </message>
    <message>
        <source>Export the results as files instead, or heal the DICOM series that the scan was made from.</source>
        <translation>Die Ergebnisse stattdessen als Dateien exportieren oder die DICOM-Serie heilen, aus der der Scan gemacht wurde.</translation>
    </message>
    <message>
        <source>does not say to which study and series it belongs, so nothing can refer to it</source>
        <translation>sagt nicht, zu welcher Studie und Serie sie gehört, sodass nichts auf sie verweisen kann</translation>
    </message>
    <message>
        <source>Export the results as files instead.</source>
        <translation>Die Ergebnisse stattdessen als Dateien exportieren.</translation>
    </message>
    <message>
        <source>could not be made a DICOM object: {0}</source>
        <translation>konnte nicht zu einem DICOM-Objekt gemacht werden: {0}</translation>
    </message>
    <message>
        <source>No finding reaches the threshold or was kept, so no segmentation was written.</source>
        <translation>Kein Fund erreicht die Schwelle oder wurde behalten; darum wurde keine Segmentierung geschrieben.</translation>
    </message>
    <message>
        <source>has segments that lie on no slice of this scan</source>
        <translation>hat Segmente, die auf keiner Schicht dieses Scans liegen</translation>
    </message>
    <message>
        <source>Open the scan that it was drawn on.</source>
        <translation>Den Scan öffnen, auf dem sie gezeichnet wurde.</translation>
    </message>
    <message>
        <source>There are no slices {0} to {1}: the scan has {2} in this direction.</source>
        <translation>Es gibt keine Schichten {0} bis {1}: Der Scan hat {2} in dieser Richtung.</translation>
    </message>
    <message>
        <source>Choose slices from 1 to {2}.</source>
        <translation>Schichten von 1 bis {2} wählen.</translation>
    </message>
    <message>
        <source>The picture would be {0} pixels wide and {1} high.</source>
        <translation>Das Bild würde {0} Pixel breit und {1} hoch.</translation>
    </message>
    <message>
        <source>Choose fewer slices, or a smaller scale.</source>
        <translation>Weniger Schichten oder einen kleineren Maßstab wählen.</translation>
    </message>
    <message>
        <source>No server has the name &quot;{0}&quot;.</source>
        <translation>Kein Server hat den Namen „{0}“.</translation>
    </message>
    <message>
        <source>&quot;disyre servers&quot; lists the servers that you named, and adds one.</source>
        <translation>„disyre servers“ zeigt die genannten Server und fügt einen hinzu.</translation>
    </message>
    <message>
        <source>The server &quot;{0}&quot; cannot be kept: it needs a name, an address, a port from 1 to 65535, and AE titles of 1 to 16 characters.</source>
        <translation>Der Server „{0}“ kann nicht übernommen werden: Er braucht einen Namen, eine Adresse, einen Port von 1 bis 65535 und AE-Titel von 1 bis 16 Zeichen.</translation>
    </message>
    <message>
        <source>{0} does not answer at {1}, port {2} ({3}).</source>
        <translation>{0} antwortet nicht unter {1}, Port {2} ({3}).</translation>
    </message>
    <message>
        <source>Check its address and port, and that it is running.</source>
        <translation>Adresse und Port prüfen, und ob er läuft.</translation>
    </message>
    <message>
        <source>{0} refused the connection ({1}).</source>
        <translation>{0} hat die Verbindung abgelehnt ({1}).</translation>
    </message>
    <message>
        <source>Check the two AE titles: it must call itself {2}, and know this program as {3}.</source>
        <translation>Die beiden AE-Titel prüfen: Er muss sich {2} nennen und dieses Programm als {3} kennen.</translation>
    </message>
    <message>
        <source>The connection to {0} broke off ({1}).</source>
        <translation>Die Verbindung zu {0} ist abgerissen ({1}).</translation>
    </message>
    <message>
        <source>Check that it is still running, and try again.</source>
        <translation>Prüfen, ob er noch läuft, und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{0} could not answer the request ({1}).</source>
        <translation>{0} konnte die Anfrage nicht beantworten ({1}).</translation>
    </message>
    <message>
        <source>Ask its administrator whether this program may do that.</source>
        <translation>Wer den Server verwaltet, kann sagen, ob dieses Programm das darf.</translation>
    </message>
    <message>
        <source>{0} did not store &quot;{1}&quot; ({2}); {3} of {4} files were stored before it.</source>
        <translation>{0} hat „{1}“ nicht gespeichert ({2}); {3} von {4} Dateien wurden davor gespeichert.</translation>
    </message>
    <message>
        <source>Ask its administrator whether it takes objects of this kind, and whether it has space left.</source>
        <translation>Wer den Server verwaltet, kann sagen, ob er Objekte dieser Art nimmt und noch Platz hat.</translation>
    </message>
    <message>
        <source>{0} has nothing that matches.</source>
        <translation>{0} hat nichts Passendes.</translation>
    </message>
    <message>
        <source>Look with fewer words, or for another date.</source>
        <translation>Mit weniger Angaben suchen oder für ein anderes Datum.</translation>
    </message>
    <message>
        <source>The encrypted connection to {0} cannot be prepared ({1}).</source>
        <translation>Die verschlüsselte Verbindung zu {0} lässt sich nicht vorbereiten ({1}).</translation>
    </message>
    <message>
        <source>Check that the file of certificates is there and can be read.</source>
        <translation>Prüfen, ob die Datei der Zertifikate da ist und gelesen werden kann.</translation>
    </message>
    <message>
        <source>is no case that can be read: it is damaged or cut off</source>
        <translation>ist kein lesbarer Fall: Er ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>Open an earlier copy of it, or the scan by itself.</source>
        <translation>Öffnen Sie eine frühere Kopie davon oder den Scan für sich.</translation>
    </message>
    <message>
        <source>is a damaged case: its part &quot;{0}&quot; is not as it was saved</source>
        <translation>ist ein beschädigter Fall: Sein Teil „{0}“ ist nicht, wie er gespeichert wurde</translation>
    </message>
    <message>
        <source>is a damaged case: its part &quot;{0}&quot; is missing</source>
        <translation>ist ein beschädigter Fall: Sein Teil „{0}“ fehlt</translation>
    </message>
    <message>
        <source>would unpack to {0} {0:file|files} with {1} MB, which no case has</source>
        <translation>würde zu {0} {0:Datei|Dateien} mit {1} MB entpackt, was kein Fall hat</translation>
    </message>
    <message>
        <source>This program has not written it; do not use it.</source>
        <translation>Dieses Programm hat ihn nicht geschrieben; benutzen Sie ihn nicht.</translation>
    </message>
    <message>
        <source>has a part whose name could lead out of the case</source>
        <translation>hat einen Teil, dessen Name aus dem Fall herausführen könnte</translation>
    </message>
    <message>
        <source>is another scan than that of the case</source>
        <translation>ist ein anderer Scan als der des Falls</translation>
    </message>
    <message>
        <source>Choose the file that the case was made of; its content must be the same, whatever its name.</source>
        <translation>Wählen Sie die Datei, aus der der Fall entstand; ihr Inhalt muss derselbe sein, gleich unter welchem Namen.</translation>
    </message>
    <message>
        <source>belongs to the scan &quot;{0}&quot;, which is missing or has changed, and holds no results that could be shown without it</source>
        <translation>gehört zum Scan „{0}“, der fehlt oder sich geändert hat, und enthält keine Ergebnisse, die ohne ihn gezeigt werden könnten</translation>
    </message>
    <message>
        <source>Bring the scan back as it was.</source>
        <translation>Bringen Sie den Scan zurück, wie er war.</translation>
    </message>
    <message>
        <source>is a case without results of a healing</source>
        <translation>ist ein Fall ohne Ergebnisse einer Heilung</translation>
    </message>
    <message>
        <source>Open it in the window, heal the scan and save the case again.</source>
        <translation>Öffnen Sie ihn im Fenster, heilen Sie den Scan und speichern Sie den Fall noch einmal.</translation>
    </message>
    <message>
        <source>The two scans could not be aligned: nothing of the one was found in the other.</source>
        <translation>Die beiden Scans konnten nicht ausgerichtet werden: Nichts vom einen wurde im anderen gefunden.</translation>
    </message>
    <message>
        <source>Check that both show the same patient, or compare them without alignment.</source>
        <translation>Prüfen, ob beide dieselbe Person zeigen, oder ohne Ausrichtung vergleichen.</translation>
    </message>
    <message>
        <source>The two scans fit each other poorly: agreement {0}, and {1} % of the smaller one lie in the other.</source>
        <translation>Die beiden Scans passen schlecht zueinander: Übereinstimmung {0}, und {1} % des kleineren liegen im anderen.</translation>
    </message>
    <message>
        <source>They may show different patients. Do not rely on what is said of changes.</source>
        <translation>Vielleicht zeigen sie verschiedene Personen. Auf das, was über Veränderungen gesagt wird, ist kein Verlass.</translation>
    </message>
    <message>
        <source>It is doubtful how well the two scans fit each other (agreement {0}).</source>
        <translation>Es ist zweifelhaft, wie gut die beiden Scans zueinander passen (Übereinstimmung {0}).</translation>
    </message>
    <message>
        <source>Look at both side by side before you rely on what is said of changes.</source>
        <translation>Beide nebeneinander ansehen, bevor man sich auf das verlässt, was über Veränderungen gesagt wird.</translation>
    </message>
    <message>
        <source>The two scans have different contrasts, {0} and {1}.</source>
        <translation>Die beiden Scans haben verschiedene Kontraste, {0} und {1}.</translation>
    </message>
    <message>
        <source>What differs between their maps may come from that alone.</source>
        <translation>Was sich zwischen ihren Karten unterscheidet, kann allein daher kommen.</translation>
    </message>
    <message>
        <source>The two results come from different models, {0} and {1}.</source>
        <translation>Die beiden Ergebnisse stammen von verschiedenen Modellen, {0} und {1}.</translation>
    </message>
    <message>
        <source>By the positions in their headers the two scans have no place in common.</source>
        <translation>Nach den Lagen in den Dateiköpfen haben die beiden Scans keinen Ort gemeinsam.</translation>
    </message>
    <message>
        <source>Let the program align them.</source>
        <translation>Die Scans vom Programm ausrichten lassen.</translation>
    </message>
    <message>
        <source>has no threshold of the anomaly score, so that it has no findings to compare</source>
        <translation>hat keine Schwelle des Anomalie-Scores, also keine Funde, die sich vergleichen ließen</translation>
    </message>
    <message>
        <source>Heal the scan with a model whose card suggests a threshold, or set one in the window and save the results again.</source>
        <translation>Den Scan mit einem Modell heilen, dessen Karte eine Schwelle vorschlägt, oder im Fenster eine setzen und die Ergebnisse erneut speichern.</translation>
    </message>
    <message>
        <source>From here on this is no JSON.</source>
        <translation>Ab hier ist das kein JSON.</translation>
    </message>
    <message>
        <source>Look for a comma, a quotation mark or a bracket that is missing or too many.</source>
        <translation>Suchen Sie ein Komma, ein Anführungszeichen oder eine Klammer, die fehlt oder zu viel ist.</translation>
    </message>
    <message>
        <source>This is no tour.</source>
        <translation>Das ist keine Führung.</translation>
    </message>
    <message>
        <source>It must begin with &quot;format&quot;: &quot;disyre-tour&quot;.</source>
        <translation>Sie muss mit &quot;format&quot;: &quot;disyre-tour&quot; beginnen.</translation>
    </message>
    <message>
        <source>The tour has the version {0}, and this program reads tours up to version {1}.</source>
        <translation>Die Führung hat die Version {0}, und dieses Programm liest Führungen bis zur Version {1}.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is missing here.</source>
        <translation>Hier fehlt „{0}“.</translation>
    </message>
    <message>
        <source>A tour has nothing called &quot;{0}&quot; here.</source>
        <translation>Eine Führung hat hier nichts namens „{0}“.</translation>
    </message>
    <message>
        <source>Check how it is spelt.</source>
        <translation>Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must be a text between quotation marks.</source>
        <translation>„{0}“ muss ein Text zwischen Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must hold its English text as &quot;en&quot;, and may hold the German one as &quot;de&quot;.</source>
        <translation>„{0}“ muss den englischen Text als &quot;en&quot; enthalten und kann den deutschen als &quot;de&quot; enthalten.</translation>
    </message>
    <message>
        <source>&quot;steps&quot; must be a list with at least one step.</source>
        <translation>&quot;steps&quot; muss eine Liste mit mindestens einem Schritt sein.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be &quot;{1}&quot;.</source>
        <translation>„{0}“ kann nicht „{1}“ sein.</translation>
    </message>
    <message>
        <source>It is one of these: {2}.</source>
        <translation>Möglich ist eines von diesen: {2}.</translation>
    </message>
    <message>
        <source>The program has no control named &quot;{0}&quot;.</source>
        <translation>Das Programm hat kein Bedienelement namens „{0}“.</translation>
    </message>
    <message>
        <source>The page on teaching in the manual lists the names.</source>
        <translation>Die Namen stehen im Handbuch auf der Seite über das Unterrichten.</translation>
    </message>
    <message>
        <source>A step that waits for &quot;{0}&quot; must name its &quot;control&quot;.</source>
        <translation>Ein Schritt, der auf „{0}“ wartet, muss sein &quot;control&quot; nennen.</translation>
    </message>
    <message>
        <source>is no tour that can be given: line {0}: {1}</source>
        <translation>ist keine brauchbare Führung: Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>This scan shows a whole head, and its brain is not known yet.</source>
        <translation>Dieser Scan zeigt einen ganzen Kopf, und sein Gehirn ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Find its brain first, with the menu Heal of the main window.</source>
        <translation>Lassen Sie das Gehirn zuerst finden, im Menü Heilen des Hauptfensters.</translation>
    </message>
    <message>
        <source>The model answers with a score and restores nothing, so that there are no steps to be shown.</source>
        <translation>Das Modell antwortet mit einem Wert und stellt nichts wieder her, sodass es keine Schritte zu zeigen gibt.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The environment variable {0} is &quot;{1}&quot;.</source>
        <translation>Die Umgebungsvariable {0} ist &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>A training across processes needs a whole number from {2} to {3} there.</source>
        <translation>Ein Training mit mehreren Prozessen braucht dort eine ganze Zahl von {2} bis {3}.</translation>
    </message>
    <message>
        <source>A training across processes needs the environment variables RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT; {0} is not set.</source>
        <translation>Ein Training mit mehreren Prozessen braucht die Umgebungsvariablen RANK, WORLD_SIZE, MASTER_ADDR und MASTER_PORT; {0} ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Set all four, or none for a training in one process.</source>
        <translation>Alle vier setzen, oder keine für ein Training in einem Prozess.</translation>
    </message>
    <message>
        <source>The processes of this training cannot meet at {0} ({1}).</source>
        <translation>Die Prozesse dieses Trainings können sich bei {0} nicht treffen ({1}).</translation>
    </message>
    <message>
        <source>MASTER_ADDR must be an address of the machine of process 0, and MASTER_PORT a free port there.</source>
        <translation>MASTER_ADDR muss eine Adresse des Rechners von Prozess 0 sein und MASTER_PORT ein freier Port dort.</translation>
    </message>
    <message>
        <source>This program was built with a LibTorch that cannot train across processes.</source>
        <translation>Dieses Programm wurde mit einer LibTorch gebaut, die nicht mit mehreren Prozessen trainieren kann.</translation>
    </message>
    <message>
        <source>Train in one process, or build with another one.</source>
        <translation>In einem Prozess trainieren oder mit einer anderen bauen.</translation>
    </message>
    <message>
        <source>The other processes of this training were not met at {0} within {1} seconds.</source>
        <translation>Die anderen Prozesse dieses Trainings wurden bei {0} binnen {1} Sekunden nicht angetroffen.</translation>
    </message>
    <message>
        <source>Start all of them, with the same WORLD_SIZE, MASTER_ADDR and MASTER_PORT, and check the network between the machines.</source>
        <translation>Alle starten, mit denselben WORLD_SIZE, MASTER_ADDR und MASTER_PORT, und das Netz zwischen den Rechnern prüfen.</translation>
    </message>
    <message>
        <source>Another process of this training has ended or does not answer any more.</source>
        <translation>Ein anderer Prozess dieses Trainings ist beendet oder antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>See what it said. Then start all processes again with --resume: they go on from the last checkpoint.</source>
        <translation>Nachsehen, was er gesagt hat. Dann alle Prozesse mit --resume neu starten: Sie machen beim letzten Zwischenstand weiter.</translation>
    </message>
    <message>
        <source>The processes of this training have different settings, data or checkpoints.</source>
        <translation>Die Prozesse dieses Trainings haben verschiedene Einstellungen, Daten oder Zwischenstände.</translation>
    </message>
    <message>
        <source>Give all of them the same options and the same scans, and the same folder with --resume.</source>
        <translation>Allen dieselben Optionen und dieselben Scans geben, und mit --resume denselben Ordner.</translation>
    </message>
    <message>
        <source>A batch of {0} patches cannot be shared by {1} processes.</source>
        <translation>Ein Stapel von {0} Ausschnitten lässt sich nicht auf {1} Prozesse verteilen.</translation>
    </message>
    <message>
        <source>Choose a batch with at least as many patches.</source>
        <translation>Einen Stapel mit mindestens so vielen Ausschnitten wählen.</translation>
    </message>
    <message>
        <source>Methods that see whole slices train in one process alone.</source>
        <translation>Verfahren, die ganze Schichten sehen, trainieren nur in einem Prozess.</translation>
    </message>
    <message>
        <source>Unset WORLD_SIZE, or choose another method.</source>
        <translation>WORLD_SIZE nicht setzen oder ein anderes Verfahren wählen.</translation>
    </message>
    <message>
        <source>cannot be read: the program {0}, which decodes compressed images, could not be started ({1})</source>
        <translation>kann nicht gelesen werden: Das Programm {0}, das komprimierte Bilder entpackt, konnte nicht gestartet werden ({1})</translation>
    </message>
    <message>
        <source>Install DISYRE Explorer again.</source>
        <translation>Installieren Sie DISYRE Explorer neu.</translation>
    </message>
    <message>
        <source>could not be read: the part of the program that decodes compressed images stopped ({0})</source>
        <translation>konnte nicht gelesen werden: Der Teil des Programms, der komprimierte Bilder entpackt, wurde abgebrochen ({0})</translation>
    </message>
    <message>
        <source>The file is probably damaged. Copy or export it again.</source>
        <translation>Die Datei ist vermutlich beschädigt. Kopieren oder exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>could not be read: its compressed image was not decoded within {0} {0:second|seconds}</source>
        <translation>konnte nicht gelesen werden: Das komprimierte Bild war nach {0} {0:Sekunde|Sekunden} nicht entpackt</translation>
    </message>
    <message>
        <source>could not be read: decoding its compressed image takes more than {0} MB of memory</source>
        <translation>konnte nicht gelesen werden: Das Entpacken des komprimierten Bildes braucht mehr als {0} MB Speicher</translation>
    </message>
    <message>
        <source>could not be read: the program {0} gave an answer that does not fit</source>
        <translation>konnte nicht gelesen werden: Das Programm {0} gab eine Antwort, die nicht passt</translation>
    </message>
    <message>
        <source>has the entry &quot;{0}&quot; twice</source>
        <translation>enthält den Eintrag „{0}“ zweimal</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds values that are no finite numbers</source>
        <translation>„{0}“ enthält Werte, die keine endlichen Zahlen sind</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Folder (a new one, too):</source>
        <translation>Ordner (auch ein neuer):</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>DISYRE Explorer: research use, not a medical device</source>
        <translation>DISYRE Explorer: für die Forschung, kein Medizinprodukt</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>MeasureText</name>
    <message>
        <source>%1: mean %2, sd %3, min %4, max %5</source>
        <translation>%1: Mittel %2, SD %3, min. %4, max. %5</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>no voxel inside</source>
        <translation>kein Voxel darin</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Score</translation>
    </message>
    <message numerus="yes">
        <source>area %1 mm², %n voxel(s)</source>
        <translation>
            <numerusform>Fläche %1 mm², %n Voxel</numerusform>
            <numerusform>Fläche %1 mm², %n Voxel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelCautions</name>
    <message>
        <source>Its training was stopped early, at step %1 of %2.</source>
        <translation>Sein Training wurde früh abgebrochen, bei Schritt %1 von %2.</translation>
    </message>
    <message>
        <source>It has learned from few subjects: %1, where %2 or more are needed.</source>
        <translation>Es hat von wenigen Personen gelernt: %1, nötig sind %2 oder mehr.</translation>
    </message>
    <message>
        <source>It was not evaluated: how healthy scans score is unknown.</source>
        <translation>Es wurde nicht bewertet: Wie gesunde Scans abschneiden, ist unbekannt.</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>früh abgebrochen</translation>
    </message>
    <message>
        <source>few subjects</source>
        <translation>wenige Personen</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>nicht bewertet</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 million</source>
        <translation>%1 Millionen</translation>
    </message>
</context>
<context>
    <name>OpenedScan</name>
    <message>
        <source>Sample brain with two lesions</source>
        <translation>Beispielgehirn mit zwei Läsionen</translation>
    </message>
    <message>
        <source>%1, volume %2</source>
        <translation>%1, Volumen %2</translation>
    </message>
</context>
<context>
    <name>PasswordTexts</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of %1 for %2. It is not kept.</source>
        <translation>Passwort von %1 für %2. Es wird nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>PlaceTexts</name>
    <message>
        <source>%1, left</source>
        <translation>%1, links</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1, rechts</translation>
    </message>
    <message>
        <source>Approximate: an atlas was fitted to the scan as a whole.</source>
        <translation>Ungefähr: Ein Atlas wurde dem Scan als Ganzem angepasst.</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
</context>
<context>
    <name>ProblemText</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>look at its mask</source>
        <translation>Maske ansehen</translation>
    </message>
    <message>
        <source>voxels without a number</source>
        <translation>Voxel ohne Zahl</translation>
    </message>
    <message>
        <source>all voxels are equal</source>
        <translation>alle Voxel gleich</translation>
    </message>
    <message>
        <source>too few slices with brain</source>
        <translation>zu wenige Schnitte mit Gehirn</translation>
    </message>
    <message>
        <source>not skull-stripped</source>
        <translation>Schädel nicht entfernt</translation>
    </message>
    <message>
        <source>the same scan twice</source>
        <translation>derselbe Scan zweimal</translation>
    </message>
    <message>
        <source>other voxel size than the rest</source>
        <translation>andere Voxelgröße als die übrigen</translation>
    </message>
    <message>
        <source>other orientation than the rest</source>
        <translation>andere Ausrichtung als die übrigen</translation>
    </message>
    <message>
        <source>unusual intensities</source>
        <translation>ungewöhnliche Helligkeit</translation>
    </message>
    <message>
        <source>perhaps another modality</source>
        <translation>vielleicht andere Modalität</translation>
    </message>
    <message>
        <source>Some voxels hold no number; they count as 0. Look at the scan before you use it.</source>
        <translation>Einige Voxel enthalten keine Zahl; sie gelten als 0. Sehen Sie den Scan an, bevor Sie ihn verwenden.</translation>
    </message>
    <message>
        <source>There is no picture in this file. Leave it out.</source>
        <translation>In dieser Datei ist kein Bild. Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Fewer than %1 slices hold brain; that is too little to learn from.</source>
        <translation>Weniger als %1 Schnitte enthalten Gehirn; das ist zu wenig, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>What stands out from the background is not as large as a brain. Use skull-stripped scans, or name a folder of brain masks.</source>
        <translation>Was sich vom Hintergrund abhebt, ist nicht so groß wie ein Gehirn. Verwenden Sie Scans ohne Schädel oder nennen Sie einen Ordner mit Hirnmasken.</translation>
    </message>
    <message>
        <source>An earlier scan of the list has exactly these voxels; it is used once.</source>
        <translation>Ein früherer Scan der Liste hat genau diese Voxel; er wird einmal verwendet.</translation>
    </message>
    <message>
        <source>Most scans have another voxel size. It is brought to the same grid; check that it comes from the same protocol.</source>
        <translation>Die meisten Scans haben eine andere Voxelgröße. Er wird auf dasselbe Gitter gebracht; prüfen Sie, ob er aus demselben Protokoll stammt.</translation>
    </message>
    <message>
        <source>Its axes run otherwise than in most scans. It is turned; nothing need be done.</source>
        <translation>Seine Achsen verlaufen anders als in den meisten Scans. Er wird gedreht; Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>Its brightness lies far from the others&apos;. It is scaled, but look whether it belongs here.</source>
        <translation>Seine Helligkeit weicht weit von den anderen ab. Sie wird angepasst; sehen Sie aber nach, ob er hierher gehört.</translation>
    </message>
    <message>
        <source>It does not look like most of the others, for instance a T2 among T1. It was left out; tick it only if you are sure.</source>
        <translation>Er sieht nicht aus wie die meisten anderen, etwa ein T2 unter T1. Er wurde weggelassen; haken Sie ihn nur an, wenn Sie sicher sind.</translation>
    </message>
    <message>
        <source>perhaps a large lesion</source>
        <translation>vielleicht eine große Läsion</translation>
    </message>
</context>
<context>
    <name>RepeatedHealing</name>
    <message>
        <source>These results were opened from a folder, and it does not tell every setting; heal the scan here first.</source>
        <translation>Diese Ergebnisse wurden aus einem Ordner geöffnet, der nicht jede Einstellung nennt; den Scan zuerst hier heilen.</translation>
    </message>
    <message>
        <source>There is no healing to repeat yet: heal the scan first.</source>
        <translation>Es gibt noch keine Heilung zu wiederholen: zuerst den Scan heilen.</translation>
    </message>
    <message>
        <source>The brain mask or the region was drawn by hand, and a command needs it as a file: save the results first, then copy the command.</source>
        <translation>Die Hirnmaske oder der Bereich wurde von Hand gezeichnet, und ein Befehl braucht sie als Datei: zuerst die Ergebnisse speichern, dann den Befehl kopieren.</translation>
    </message>
    <message numerus="yes">
        <source>The command was copied. It heals the %n slice(s), too, that are not healed here.</source>
        <translation>
            <numerusform>Der Befehl wurde kopiert. Er heilt auch %n Schicht, die hier nicht geheilt ist.</numerusform>
            <numerusform>Der Befehl wurde kopiert. Er heilt auch %n Schichten, die hier nicht geheilt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>The command that repeats this healing was copied.</source>
        <translation>Der Befehl, der diese Heilung wiederholt, wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>none: the model&apos;s card has no threshold for these settings</source>
        <translation>keine: Die Karte des Modells hat keine Schwelle für diese Einstellungen</translation>
    </message>
    <message>
        <source>%1: the model&apos;s own, %2, raised %3 times for this scan, which scores so much more all over than healthy ones did</source>
        <translation>%1: die des Modells, %2, für diesen Scan auf das %3-Fache angehoben, weil er überall so viel höhere Werte hat als gesunde Scans</translation>
    </message>
    <message>
        <source>%1, the model&apos;s own</source>
        <translation>%1, die des Modells</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>not named in this report</source>
        <translation>wird in diesem Bericht nicht genannt</translation>
    </message>
    <message>
        <source>SHA-256 of the scan</source>
        <translation>SHA-256 des Scans</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>SHA-256 of the model</source>
        <translation>SHA-256 des Modells</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>skip %1, windows %2 pixels apart%3, map smoothed by %4 mm within slices and %5 mm across them</source>
        <translation>Schrittweite %1, Fenster %2 Pixel auseinander%3, Karte um %4 mm in der Schicht und %5 mm quer dazu geglättet</translation>
    </message>
    <message>
        <source>, each mirrored, too</source>
        <translation>, jedes auch gespiegelt</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Healed</source>
        <translation>Geheilt</translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 slices</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source> in %1 on %2</source>
        <translation> in %1 auf %2</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Report made</source>
        <translation>Bericht erstellt</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Volume, ml</source>
        <translation>Volumen, ml</translation>
    </message>
    <message>
        <source>Extent, mm</source>
        <translation>Größe, mm</translation>
    </message>
    <message>
        <source>Score: highest, mean</source>
        <translation>Wert: höchster, mittlerer</translation>
    </message>
    <message>
        <source>Highest at</source>
        <translation>Höchster bei</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Asymmetry</source>
        <translation>Asymmetrie</translation>
    </message>
    <message>
        <source>%1, below the threshold</source>
        <translation>%1, unter der Schwelle</translation>
    </message>
    <message>
        <source>The map marks what differs from the healthy scans that the model was trained on. That may be a lesion, a normal variant, another scanner or a poor brain mask.</source>
        <translation>Die Karte markiert, was von den gesunden Scans abweicht, mit denen das Modell trainiert wurde. Das kann eine Läsion sein, eine Normvariante, ein anderer Scanner oder eine schlechte Hirnmaske.</translation>
    </message>
    <message>
        <source>No region reaches the threshold; this does not exclude disease. The strongest regions below it are listed.</source>
        <translation>Keine Region erreicht die Schwelle; das schließt eine Krankheit nicht aus. Die stärksten Regionen darunter sind aufgeführt.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The scan is not there any more, or has changed: the restoration is shown in its place.</source>
        <translation>Der Scan ist nicht mehr da oder hat sich geändert: An seiner Stelle ist die Wiederherstellung zu sehen.</translation>
    </message>
    <message>
        <source>The middle of the scan</source>
        <translation>Die Mitte des Scans</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Fund %1</translation>
    </message>
    <message>
        <source>the scan with the anomaly map</source>
        <translation>der Scan mit der Anomaliekarte</translation>
    </message>
    <message>
        <source>%1: the scan, the scan with the anomaly map, and what healing made of it</source>
        <translation>%1: der Scan, der Scan mit der Anomaliekarte, und was die Heilung daraus machte</translation>
    </message>
    <message>
        <source>the scan</source>
        <translation>der Scan</translation>
    </message>
    <message>
        <source>after healing</source>
        <translation>nach der Heilung</translation>
    </message>
    <message>
        <source>Research use, not a medical device.</source>
        <translation>Für die Forschung, kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>Anomaly map of a brain scan</source>
        <translation>Anomaliekarte eines Hirnscans</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Places are approximate: they come from an atlas aligned with the scan (overlap of the brains %1). Asymmetry is 1 where only this half of the brain scores, and 0 where both halves score alike.</source>
        <translation>Orte sind ungefähr: Sie stammen aus einem am Scan ausgerichteten Atlas (Überlappung der Gehirne %1). Die Asymmetrie ist 1, wo nur diese Hirnhälfte Werte hat, und 0, wo beide gleich sind.</translation>
    </message>
    <message>
        <source>What to know of this scan</source>
        <translation>Was man über diesen Scan wissen sollte</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie sie entstand</translation>
    </message>
    <message>
        <source>Mean change at each step</source>
        <translation>Mittlere Änderung in jedem Schritt</translation>
    </message>
    <message>
        <source>What the model was measured to find</source>
        <translation>Was das Modell gemessen findet</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>t at the beginning of the step</source>
        <translation>t am Beginn des Schritts</translation>
    </message>
    <message>
        <source>findings cannot be judged on this scan: it scores too high all over</source>
        <translation>Funde lassen sich an diesem Scan nicht beurteilen: Er hat überall zu hohe Werte</translation>
    </message>
    <message>
        <source>A reader has decided about the findings and kept none.</source>
        <translation>Die Funde wurden beurteilt, und keiner wurde behalten.</translation>
    </message>
    <message>
        <source>A reader has decided about the findings; those that were kept are listed.</source>
        <translation>Die Funde wurden beurteilt; aufgeführt sind die behaltenen.</translation>
    </message>
    <message>
        <source>Dismissed and left out: %1.</source>
        <translation>Verworfen und weggelassen: %1.</translation>
    </message>
    <message>
        <source>Not decided and left out: %1.</source>
        <translation>Nicht entschieden und weggelassen: %1.</translation>
    </message>
    <message>
        <source>Axial, coronal and sagittal slice through the highest score. The patient&apos;s right is on the left; the face of the sagittal slice looks to the left. Colours stand for scores at or above the threshold, the brighter the higher. Short blue lines point at the finding.</source>
        <translation>Axiale, koronale und sagittale Schicht durch den höchsten Wert. Rechts am Patienten ist links im Bild; das Gesicht der sagittalen Schicht blickt nach links. Farben stehen für Werte ab der Schwelle, je heller, desto höher. Kurze blaue Linien zeigen auf den Fund.</translation>
    </message>
</context>
<context>
    <name>ScanFilter</name>
    <message>
        <source>Scans (%1);;All files (*)</source>
        <translation>Scans (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Scans and cases (%1);;Scans (%2);;Cases (%3);;All files (*)</source>
        <translation>Scans und Fälle (%1);;Scans (%2);;Fälle (%3);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message>
        <source>Too early to tell: after three checks of the held-out scans it says here how the training goes.</source>
        <translation>Noch zu früh: Nach drei Prüfungen an den zurückgehaltenen Scans steht hier, wie das Training läuft.</translation>
    </message>
    <message>
        <source>Still improving: the held-out loss goes on falling. Let it run.</source>
        <translation>Wird noch besser: Der Verlust auf den zurückgehaltenen Scans sinkt weiter. Lassen Sie es laufen.</translation>
    </message>
    <message>
        <source>Flat: the held-out loss has stopped falling. More steps will bring little; you can stop and keep the best.</source>
        <translation>Flach: Der Verlust auf den zurückgehaltenen Scans sinkt nicht mehr. Weitere Schritte bringen wenig; Sie können anhalten und das Beste behalten.</translation>
    </message>
    <message>
        <source>Overfitting: the model begins to learn its scans by heart. Stop and keep the best; more scans would help.</source>
        <translation>Überanpassung: Das Modell beginnt, seine Scans auswendig zu lernen. Halten Sie an und behalten Sie das Beste; mehr Scans würden helfen.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::AboutBox</name>
    <message>
        <source>About DISYRE Explorer</source>
        <translation>Über DISYRE Explorer</translation>
    </message>
    <message>
        <source>&lt;h3&gt;DISYRE Explorer %1&lt;/h3&gt;&lt;p&gt;Finds what is unusual in a brain MRI by healing it step by step with diffusion-inspired synthetic restoration (DISYRE).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Research software, not a medical device.&lt;/b&gt; Do not base any decision about a person&apos;s health on it.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;DISYRE Explorer %1&lt;/h3&gt;&lt;p&gt;Findet Ungewöhnliches in einem MRT des Gehirns, indem es das Bild Schritt für Schritt heilt: diffusion-inspired synthetic restoration (DISYRE).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Forschungssoftware, kein Medizinprodukt.&lt;/b&gt; Stützen Sie keine Entscheidung über die Gesundheit eines Menschen darauf.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>When you ask for help, this report says what runs here. It stays on this computer until you paste it somewhere.</source>
        <translation>Wenn Sie um Hilfe bitten, sagt dieser Bericht, was hier läuft. Er bleibt auf diesem Rechner, bis Sie ihn irgendwo einfügen.</translation>
    </message>
    <message>
        <source>Diagnostic report</source>
        <translation>Diagnosebericht</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy the diagnostic report</source>
        <translation>Den Diagnosebericht kopieren</translation>
    </message>
    <message>
        <source>Copy the diagnostic report to the clipboard</source>
        <translation>Den Diagnosebericht in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this box (Esc)</source>
        <translation>Dieses Fenster schließen (Esc)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>disyre::ui::AnomalyPage</name>
    <message>
        <source>Synthetic anomalies</source>
        <translation>Künstliche Auffälligkeiten</translation>
    </message>
    <message>
        <source>The network learns from healthy patches into which a piece of another subject&apos;s brain is blended: it is to find what does not belong and undo it.</source>
        <translation>Das Netz lernt an gesunden Ausschnitten, in die ein Stück vom Gehirn einer anderen Person eingeblendet ist: Es soll finden, was nicht dazugehört, und es rückgängig machen.</translation>
    </message>
    <message>
        <source>Healthy patch</source>
        <translation>Gesunder Ausschnitt</translation>
    </message>
    <message>
        <source>A piece of one of your scans, perhaps turned or mirrored</source>
        <translation>Ein Stück eines Ihrer Scans, vielleicht gedreht oder gespiegelt</translation>
    </message>
    <message>
        <source>Foreign patch</source>
        <translation>Fremder Ausschnitt</translation>
    </message>
    <message>
        <source>A piece of another subject&apos;s scan</source>
        <translation>Ein Stück vom Scan einer anderen Person</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where the foreign patch is blended in: fully where it is white</source>
        <translation>Wo der fremde Ausschnitt eingeblendet wird: ganz, wo es weiß ist</translation>
    </message>
    <message>
        <source>Corrupted</source>
        <translation>Verfälscht</translation>
    </message>
    <message>
        <source>What the network is shown. It is to return the healthy patch.</source>
        <translation>Was dem Netz gezeigt wird. Es soll den gesunden Ausschnitt zurückgeben.</translation>
    </message>
    <message>
        <source>&amp;How much (t)</source>
        <translation>&amp;Wie stark (t)</translation>
    </message>
    <message>
        <source>How much the patch is corrupted</source>
        <translation>Wie stark der Ausschnitt verfälscht ist</translation>
    </message>
    <message>
        <source>t = 0 is the healthy patch; at the largest t the foreign patch replaces it inside the mask</source>
        <translation>t = 0 ist der gesunde Ausschnitt; beim größten t ersetzt ihn der fremde innerhalb der Maske</translation>
    </message>
    <message>
        <source>&amp;Another sample</source>
        <translation>&amp;Anderes Beispiel</translation>
    </message>
    <message>
        <source>Draws other patches and another shape</source>
        <translation>Zieht andere Ausschnitte und eine andere Form</translation>
    </message>
    <message>
        <source>Preparing a few of the scans…</source>
        <translation>Einige der Scans werden vorbereitet…</translation>
    </message>
    <message>
        <source>t = %1, α = %2</source>
        <translation>t = %1, α = %2</translation>
    </message>
</context>
<context>
    <name>disyre::ui::AppearanceController</name>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Large</source>
        <translation>&amp;Groß</translation>
    </message>
    <message>
        <source>&amp;Very large</source>
        <translation>Se&amp;hr groß</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vo&amp;llbild</translation>
    </message>
    <message>
        <source>Fill the whole screen with the window; Esc leaves it</source>
        <translation>Den ganzen Bildschirm mit dem Fenster füllen; Esc beendet es</translation>
    </message>
    <message>
        <source>Ty&amp;pe size</source>
        <translation>Sch&amp;riftgröße</translation>
    </message>
</context>
<context>
    <name>disyre::ui::Application</name>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::AutosaveController</name>
    <message>
        <source>What is not saved could not be kept for the case of a crash: %1</source>
        <translation>Was nicht gespeichert ist, ließ sich nicht für den Fall eines Absturzes aufheben: %1</translation>
    </message>
    <message>
        <source>What is not saved cannot be kept for the case of a crash: %1</source>
        <translation>Was nicht gespeichert ist, lässt sich nicht für den Fall eines Absturzes aufheben: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. This was not saved, but kept: %1</source>
        <translation>Das Programm endete unerwartet. Das war nicht gespeichert, wurde aber aufgehoben: %1</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::BenchControls</name>
    <message>
        <source>Another place of this brain</source>
        <translation>Andere Stelle dieses Gehirns</translation>
    </message>
    <message>
        <source>&amp;Brain</source>
        <translation>&amp;Gehirn</translation>
    </message>
    <message>
        <source>The brain whose slice is corrupted: an open scan, or the healthy brain that the sample is made of</source>
        <translation>Das Gehirn, dessen Schicht verfälscht wird: ein offener Scan oder das gesunde Gehirn, aus dem das Beispiel gemacht ist</translation>
    </message>
    <message>
        <source>S&amp;lice</source>
        <translation>S&amp;chicht</translation>
    </message>
    <message>
        <source>The axial slice on the model&apos;s grid, counted from the feet</source>
        <translation>Die axiale Schicht auf dem Gitter des Modells, von den Füßen her gezählt</translation>
    </message>
    <message>
        <source>Shape of the anomaly</source>
        <translation>Form der Anomalie</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Drag from one corner of the box to the opposite one</source>
        <translation>Ziehen Sie von einer Ecke des Rechtecks zur gegenüberliegenden</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>Drag from the middle of the disc to its edge</source>
        <translation>Ziehen Sie von der Mitte der Scheibe zu ihrem Rand</translation>
    </message>
    <message>
        <source>Free form</source>
        <translation>Freie Form</translation>
    </message>
    <message>
        <source>Drag around the area; the outline closes by itself</source>
        <translation>Ziehen Sie um die Fläche herum; der Umriss schließt sich von selbst</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Paint; every stroke adds to the area</source>
        <translation>Malen Sie; jeder Strich erweitert die Fläche</translation>
    </message>
    <message>
        <source>Brush &amp;radius</source>
        <translation>Pinsel&amp;radius</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>The radius of the brush in pixels of the slice</source>
        <translation>Der Radius des Pinsels in Pixeln der Schicht</translation>
    </message>
    <message>
        <source>&amp;Clear the shape</source>
        <translation>&amp;Form löschen</translation>
    </message>
    <message>
        <source>Takes the anomaly away, so that another one can be drawn</source>
        <translation>Nimmt die Anomalie weg, damit eine andere gezeichnet werden kann</translation>
    </message>
    <message>
        <source>S&amp;oftness</source>
        <translation>&amp;Weichheit</translation>
    </message>
    <message>
        <source>How far the edge of the mask is blurred: the standard deviation of a Gaussian in pixels. 0 is a hard edge.</source>
        <translation>Wie weit der Rand der Maske verwischt wird: die Standardabweichung einer Gauß-Glocke in Pixeln. 0 ist ein harter Rand.</translation>
    </message>
    <message>
        <source>&amp;Foreign patch from</source>
        <translation>Fremder &amp;Ausschnitt aus</translation>
    </message>
    <message>
        <source>Where the tissue comes from that is blended in. Its place there is drawn with the seed.</source>
        <translation>Woher das Gewebe kommt, das eingeblendet wird. Die Stelle dort wird mit der Startzahl gezogen.</translation>
    </message>
    <message>
        <source>&amp;Texture and bias</source>
        <translation>&amp;Textur und Helligkeit</translation>
    </message>
    <message>
        <source>As in DISYRE&apos;s second version: the foreign patch takes the range of intensities of the healthy one, and some tissues become brighter or darker</source>
        <translation>Wie in der zweiten Version von DISYRE: Der fremde Ausschnitt nimmt den Bereich der Intensitäten des gesunden an, und einige Gewebe werden heller oder dunkler</translation>
    </message>
    <message>
        <source>Se&amp;ed</source>
        <translation>S&amp;tartzahl</translation>
    </message>
    <message>
        <source>All that is drawn at random follows from this number: the same seed gives the same pictures</source>
        <translation>Alles Zufällige folgt aus dieser Zahl: Dieselbe Startzahl ergibt dieselben Bilder</translation>
    </message>
</context>
<context>
    <name>disyre::ui::BenchPage</name>
    <message>
        <source>Healthy slice: draw here</source>
        <translation>Gesunde Schicht: hier zeichnen</translation>
    </message>
    <message>
        <source>Draw the anomaly here with the left mouse button</source>
        <translation>Zeichnen Sie die Anomalie hier mit der linken Maustaste</translation>
    </message>
    <message>
        <source>Mask m</source>
        <translation>Maske m</translation>
    </message>
    <message>
        <source>Where the foreign patch is blended in: fully where it is white</source>
        <translation>Wo der fremde Ausschnitt eingeblendet wird: ganz, wo es weiß ist</translation>
    </message>
    <message>
        <source>x_t: synthetic anomaly</source>
        <translation>x_t: künstliche Anomalie</translation>
    </message>
    <message>
        <source>The slice at this t, x_t = (1 - α m) x0 + α m x_fp. This is what Heal it heals.</source>
        <translation>Die Schicht bei diesem t, x_t = (1 - α m) x0 + α m x_fp. Das ist es, was „Heilen“ heilt.</translation>
    </message>
    <message>
        <source>x_t: Gaussian noise</source>
        <translation>x_t: Gauß-Rauschen</translation>
    </message>
    <message>
        <source>The same slice at the same t under white noise, as in DDPM. No model for it comes with the program, so that it is not healed.</source>
        <translation>Dieselbe Schicht beim selben t unter weißem Rauschen, wie bei DDPM. Ein Modell dafür liegt dem Programm nicht bei, daher wird sie nicht geheilt.</translation>
    </message>
    <message>
        <source>x_t: simplex noise</source>
        <translation>x_t: Simplex-Rauschen</translation>
    </message>
    <message>
        <source>The same slice at the same t under simplex noise, as in AnoDDPM. No model for it comes with the program, so that it is not healed.</source>
        <translation>Dieselbe Schicht beim selben t unter Simplex-Rauschen, wie bei AnoDDPM. Ein Modell dafür liegt dem Programm nicht bei, daher wird sie nicht geheilt.</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>The slice after the last step of healing</source>
        <translation>Die Schicht nach dem letzten Schritt des Heilens</translation>
    </message>
    <message>
        <source>What healing changed</source>
        <translation>Was das Heilen geändert hat</translation>
    </message>
    <message>
        <source>The difference between x_t and its restoration. The line is the edge of the mask.</source>
        <translation>Der Unterschied zwischen x_t und seiner Wiederherstellung. Die Linie ist der Rand der Maske.</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>How strongly the slice is corrupted at each t; the point is at the present one</source>
        <translation>Wie stark die Schicht bei jedem t verfälscht ist; der Punkt steht beim jetzigen</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change of each step</source>
        <translation>Änderung je Schritt</translation>
    </message>
    <message>
        <source>How much each step of healing changed, as a mean over the brain</source>
        <translation>Wie viel jeder Schritt des Heilens geändert hat, im Mittel über das Gehirn</translation>
    </message>
    <message>
        <source>&amp;How much (t)</source>
        <translation>&amp;Wie stark (t)</translation>
    </message>
    <message>
        <source>How much the slice is corrupted</source>
        <translation>Wie stark die Schicht verfälscht ist</translation>
    </message>
    <message>
        <source>t = 0 is the healthy slice; at the largest t the foreign patch replaces it inside the mask</source>
        <translation>t = 0 ist die gesunde Schicht; beim größten t ersetzt sie der fremde Ausschnitt innerhalb der Maske</translation>
    </message>
    <message>
        <source>&amp;α</source>
        <translation>&amp;α</translation>
    </message>
    <message>
        <source>The strength of the corruption; t goes to the step of the schedule that is nearest to it</source>
        <translation>Die Stärke der Verfälschung; t geht zum nächsten Schritt des Zeitplans</translation>
    </message>
    <message>
        <source>Preparing the brain…</source>
        <translation>Das Gehirn wird vorbereitet…</translation>
    </message>
    <message>
        <source>The anomaly lies outside the brain, where nothing is mixed in. Draw it inside the brain.</source>
        <translation>Die Anomalie liegt außerhalb des Gehirns, wo nichts eingeblendet wird. Zeichnen Sie sie im Gehirn.</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Heal &amp;it</source>
        <translation>&amp;Heilen</translation>
    </message>
    <message>
        <source>Ends the healing of this slice</source>
        <translation>Beendet das Heilen dieser Schicht</translation>
    </message>
    <message>
        <source>Heals the corrupted slice with the model of the main window and its settings</source>
        <translation>Heilt die verfälschte Schicht mit dem Modell des Hauptfensters und dessen Einstellungen</translation>
    </message>
    <message>
        <source>Getting the model ready…</source>
        <translation>Das Modell wird bereit gemacht…</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Draw an anomaly, choose t, and heal it: the figures then stand here.</source>
        <translation>Zeichnen Sie eine Anomalie, wählen Sie t, und heilen Sie sie: Die Zahlen stehen dann hier.</translation>
    </message>
    <message>
        <source>There is no anomaly to compare the map with: nothing is covered by at least half.</source>
        <translation>Es gibt keine Anomalie, mit der sich die Karte vergleichen ließe: Nichts ist mindestens zur Hälfte bedeckt.</translation>
    </message>
    <message>
        <source>Map against the mask: average precision %1 (by chance %2), best Dice %3. Inside it the slice differed from the healthy one by %4, and by %5 after healing.</source>
        <translation>Karte gegen Maske: mittlere Präzision %1 (durch Raten %2), bester Dice %3. Innerhalb der Maske wich die Schicht um %4 von der gesunden ab, nach dem Heilen um %5.</translation>
    </message>
    <message>
        <source>&amp;Save lesson…</source>
        <translation>Lektion &amp;sichern…</translation>
    </message>
    <message>
        <source>Saves what is shown in a folder: a series of PNG files for slides, an animation (GIF), and a handout of two pages (PDF)</source>
        <translation>Sichert, was gezeigt wird, in einen Ordner: eine Reihe von PNG-Dateien für Folien, eine Animation (GIF) und ein Handout von zwei Seiten (PDF)</translation>
    </message>
    <message>
        <source>A synthetic anomaly</source>
        <translation>Eine synthetische Anomalie</translation>
    </message>
    <message>
        <source>The healthy slice x0</source>
        <translation>Die gesunde Schicht x0</translation>
    </message>
    <message>
        <source>The mask m: the foreign patch replaces the slice where it is white, and is mixed in where it is grey</source>
        <translation>Die Maske m: Wo sie weiß ist, ersetzt das fremde Stück die Schicht; wo sie grau ist, wird es beigemischt</translation>
    </message>
    <message>
        <source>x_t with t = %1 and α = %2</source>
        <translation>x_t mit t = %1 und α = %2</translation>
    </message>
    <message>
        <source>The schedule: how strongly the slice is corrupted at each t. The point is at the t of these pictures.</source>
        <translation>Der Zeitplan: wie stark die Schicht bei jedem t verfälscht wird. Der Punkt liegt beim t dieser Bilder.</translation>
    </message>
    <message>
        <source>The same slice at the same t under Gaussian noise, for comparison</source>
        <translation>Dieselbe Schicht beim selben t unter Gaußschem Rauschen, zum Vergleich</translation>
    </message>
    <message>
        <source>The same slice at the same t under simplex noise, for comparison</source>
        <translation>Dieselbe Schicht beim selben t unter Simplex-Rauschen, zum Vergleich</translation>
    </message>
    <message>
        <source>x_t = (1 - α m) x0 + α m x_fp: a patch of foreign tissue x_fp is mixed into the healthy slice x0, more the larger t is. A network learns from such slices to tell the healthy slice from the corrupted one, at every t.</source>
        <translation>x_t = (1 - α m) x0 + α m x_fp: Ein Stück fremdes Gewebe x_fp wird der gesunden Schicht x0 beigemischt, umso mehr, je größer t ist. An solchen Schichten lernt ein Netz, bei jedem t aus der verfälschten Schicht auf die gesunde zu schließen.</translation>
    </message>
    <message>
        <source>Made with seed %1, slice %2 of the brain %3, an edge softened by %4 pixels.</source>
        <translation>Gemacht mit der Startzahl %1, Schicht %2 des Gehirns %3, mit einem um %4 Pixel weichen Rand.</translation>
    </message>
    <message>
        <source>Slices are seen from the feet, the patient&apos;s right side is on the left. Black is 0, white is 1.</source>
        <translation>Schichten sind von den Füßen aus gesehen, die rechte Seite des Patienten ist links. Schwarz ist 0, Weiß ist 1.</translation>
    </message>
    <message>
        <source>Its healing</source>
        <translation>Ihre Heilung</translation>
    </message>
    <message>
        <source>The slice was not healed in this lesson.</source>
        <translation>Die Schicht wurde in dieser Lektion nicht geheilt.</translation>
    </message>
    <message>
        <source>The slice that was healed, x_t</source>
        <translation>Die Schicht, die geheilt wurde, x_t</translation>
    </message>
    <message>
        <source>The restoration, after the last step, from t = %1</source>
        <translation>Die Wiederherstellung, nach dem letzten Schritt, ab t = %1</translation>
    </message>
    <message>
        <source>After step %1 of %2, from t = %3</source>
        <translation>Nach Schritt %1 von %2, ab t = %3</translation>
    </message>
    <message>
        <source>What healing changed, up to %1</source>
        <translation>Was die Heilung geändert hat, bis %1</translation>
    </message>
    <message>
        <source>The anomaly map, up to %1</source>
        <translation>Die Anomaliekarte, bis %1</translation>
    </message>
    <message>
        <source>How much each step changed</source>
        <translation>Wie viel jeder Schritt geändert hat</translation>
    </message>
    <message>
        <source>next x = x0_hat + a (x_t - x0_hat): in every step the network estimates the healthy slice x0_hat, and a share a of the difference is left for the next step. The anomaly map is the mean of the differences |x_t - x0_hat| over the steps.</source>
        <translation>nächstes x = x0_hat + a (x_t - x0_hat): In jedem Schritt schätzt das Netz die gesunde Schicht x0_hat, und ein Anteil a des Unterschieds bleibt für den nächsten Schritt. Die Anomaliekarte ist das Mittel der Unterschiede |x_t - x0_hat| über die Schritte.</translation>
    </message>
    <message>
        <source>Colours: black is no change or score; purple, red, orange and yellow are ever more.</source>
        <translation>Farben: Schwarz heißt keine Änderung oder kein Score; Violett, Rot, Orange und Gelb sind immer mehr.</translation>
    </message>
    <message>
        <source>Map against the mask: average precision %1 (by chance %2), best Dice %3.</source>
        <translation>Karte gegen Maske: mittlere Präzision %1 (durch Raten %2), bester Dice %3.</translation>
    </message>
    <message>
        <source>Model: %1. Settings: skip %2, windows %3 pixels apart. Seed %4.</source>
        <translation>Modell: %1. Einstellungen: Skip %2, Fenster %3 Pixel auseinander. Startzahl %4.</translation>
    </message>
    <message>
        <source>Save the lesson in a new folder</source>
        <translation>Die Lektion in einen neuen Ordner sichern</translation>
    </message>
    <message>
        <source>The pictures, the animation and the handout are in %1.</source>
        <translation>Die Bilder, die Animation und das Handout liegen in %1.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::BrainMaskController</name>
    <message>
        <source>&amp;Brain mask</source>
        <translation>&amp;Hirnmaske</translation>
    </message>
    <message>
        <source>Show or hide the outline of the brain mask, in turquoise</source>
        <translation>Den türkisen Umriss der Hirnmaske zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Find the brain</source>
        <translation>Das Gehirn &amp;finden</translation>
    </message>
    <message>
        <source>Find the brain in the scan before it is healed, to look at its mask</source>
        <translation>Das Gehirn im Scan schon vor dem Heilen finden, um seine Maske anzusehen</translation>
    </message>
    <message>
        <source>&amp;Open a brain mask…</source>
        <translation>Eine Hirnmaske ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Take the brain mask from a mask or label file</source>
        <translation>Die Hirnmaske aus einer Datei mit einer Maske oder mit Labels nehmen</translation>
    </message>
    <message>
        <source>Fill &amp;holes</source>
        <translation>&amp;Löcher füllen</translation>
    </message>
    <message>
        <source>Fill what the brain mask encloses on all sides</source>
        <translation>Füllen, was die Hirnmaske auf allen Seiten umschließt</translation>
    </message>
    <message>
        <source>&amp;Grow by a voxel</source>
        <translation>Um ein Voxel &amp;wachsen lassen</translation>
    </message>
    <message>
        <source>Add a layer of voxels all around the brain mask</source>
        <translation>Rings um die Hirnmaske eine Schicht Voxel hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Shrink by a voxel</source>
        <translation>Um ein Voxel &amp;schrumpfen lassen</translation>
    </message>
    <message>
        <source>Take away the outer layer of voxels of the brain mask</source>
        <translation>Die äußerste Schicht Voxel der Hirnmaske wegnehmen</translation>
    </message>
    <message>
        <source>&amp;Back to the mask that was found</source>
        <translation>&amp;Zurück zur gefundenen Maske</translation>
    </message>
    <message>
        <source>Take back everything that was mended; it can be undone</source>
        <translation>Alles zurücknehmen, was ausgebessert wurde; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>This scan has no brain mask yet: find the brain first (Heal &gt; Brain mask), or open a mask.</source>
        <translation>Dieser Scan hat noch keine Hirnmaske: Finden Sie zuerst das Gehirn (Heilen &gt; Hirnmaske), oder öffnen Sie eine Maske.</translation>
    </message>
    <message>
        <source>Brain &amp;mask</source>
        <translation>Hirn&amp;maske</translation>
    </message>
    <message>
        <source>finding the brain</source>
        <translation>das Gehirn finden</translation>
    </message>
    <message>
        <source>The brain was found: %1 ml. Where the outline is wrong, mend it before you heal (Shift+M).</source>
        <translation>Das Gehirn wurde gefunden: %1 ml. Wo der Umriss falsch ist, bessern Sie ihn vor dem Heilen aus (Umschalt+M).</translation>
    </message>
    <message>
        <source>Open a brain mask</source>
        <translation>Eine Hirnmaske öffnen</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>opening a brain mask</source>
        <translation>eine Hirnmaske öffnen</translation>
    </message>
    <message>
        <source>going back to the mask that was found</source>
        <translation>zurück zur gefundenen Maske</translation>
    </message>
    <message>
        <source>The brain mask has %1 voxels now (%2%3).</source>
        <translation>Die Hirnmaske hat jetzt %1 Voxel (%2%3).</translation>
    </message>
    <message>
        <source>What is shown was healed with the earlier brain mask; Heal does it anew with this one.</source>
        <translation>Was zu sehen ist, wurde mit der früheren Hirnmaske geheilt; „Heilen“ macht es mit dieser neu.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::BrainMaskEditor</name>
    <message>
        <source>erasing in the brain mask</source>
        <translation>in der Hirnmaske radieren</translation>
    </message>
    <message>
        <source>painting the brain mask</source>
        <translation>die Hirnmaske malen</translation>
    </message>
    <message>
        <source>filling holes of the brain mask</source>
        <translation>Löcher der Hirnmaske füllen</translation>
    </message>
    <message>
        <source>growing the brain mask</source>
        <translation>die Hirnmaske wachsen lassen</translation>
    </message>
    <message>
        <source>shrinking the brain mask</source>
        <translation>die Hirnmaske schrumpfen lassen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::BrushSize</name>
    <message>
        <source>Size of the brush in millimetres</source>
        <translation>Größe des Pinsels in Millimetern</translation>
    </message>
    <message>
        <source>Size of the brush; [ and ], or Shift and wheel, set it too</source>
        <translation>Größe des Pinsels; [ und ] oder Umschalt und Mausrad stellen sie auch ein</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>%1
mm</source>
        <translation>%1
mm</translation>
    </message>
</context>
<context>
    <name>disyre::ui::CaseFileController</name>
    <message>
        <source>Open a cas&amp;e…</source>
        <translation>&amp;Fall öffnen…</translation>
    </message>
    <message>
        <source>Sa&amp;ve case</source>
        <translation>F&amp;all speichern</translation>
    </message>
    <message>
        <source>Keeps everything of this review in one file: the healed steps, the findings, what was drawn and decided, and what is shown. It opens exactly as it is now.</source>
        <translation>Hält alles von dieser Durchsicht in einer Datei fest: die geheilten Schritte, die Befunde, was gezeichnet und entschieden wurde, und was zu sehen ist. Sie öffnet sich genau so, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Save case &amp;as…</source>
        <translation>Fall speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Cases…</source>
        <translation>Fä&amp;lle…</translation>
    </message>
    <message>
        <source>Save the case</source>
        <translation>Den Fall speichern</translation>
    </message>
    <message>
        <source>Cases (*.disyre)</source>
        <translation>Fälle (*.disyre)</translation>
    </message>
    <message>
        <source>Put the &amp;scan into the case</source>
        <translation>Den &amp;Scan in den Fall legen</translation>
    </message>
    <message>
        <source>The case then opens on another machine, too, and is as much larger as the scan is. It may show who the patient is.</source>
        <translation>Der Fall öffnet sich dann auch auf einem anderen Rechner und ist um die Größe des Scans größer. Er kann zeigen, wer die Person ist.</translation>
    </message>
    <message>
        <source>Saving the case %1…</source>
        <translation>Der Fall %1 wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved %1 (%2 MB)</source>
        <translation>%1 gespeichert (%2 MB)</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Einen Fall öffnen</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>The scan of this case, %1, is not at its place any more. Where is it now?</source>
        <translation>Der Scan dieses Falls, %1, ist nicht mehr an seinem Ort. Wo ist er jetzt?</translation>
    </message>
    <message>
        <source>&amp;Find the scan…</source>
        <translation>Den Scan &amp;suchen…</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>Wo ist %1?</translation>
    </message>
    <message>
        <source>Open &amp;without it</source>
        <translation>&amp;Ohne ihn öffnen</translation>
    </message>
    <message>
        <source>This case is open elsewhere (%1). It can only be looked at here; what you change can be saved as another case.</source>
        <translation>Dieser Fall ist anderswo offen (%1). Hier lässt er sich nur ansehen; was geändert wird, lässt sich als anderer Fall speichern.</translation>
    </message>
    <message>
        <source>Nothing can be written beside this case, so it can only be looked at; what you change can be saved as another case.</source>
        <translation>Neben diesem Fall lässt sich nichts schreiben, daher lässt er sich nur ansehen; was geändert wird, lässt sich als anderer Fall speichern.</translation>
    </message>
    <message>
        <source>The scan %1 is missing or has changed since this case was saved. What is shown is the scan as it was then, worked out from the case.</source>
        <translation>Der Scan %1 fehlt oder hat sich geändert, seit dieser Fall gespeichert wurde. Zu sehen ist der Scan, wie er damals war, aus dem Fall berechnet.</translation>
    </message>
    <message>
        <source>&amp;Take it over…</source>
        <translation>Über&amp;nehmen …</translation>
    </message>
    <message>
        <source>This case has been open since %1 (%2). Nobody can tell from here whether that program still runs. Once you take the case over, it can no longer be saved there. If it was saved there since you opened it, open it anew first.</source>
        <translation>Dieser Fall ist seit %1 offen (%2). Von hier aus lässt sich nicht sagen, ob jenes Programm noch läuft. Wenn Sie den Fall übernehmen, kann er dort nicht mehr gespeichert werden. Falls er dort gespeichert wurde, seit Sie ihn geöffnet haben, öffnen Sie ihn zuerst neu.</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Nicht übernehmen</translation>
    </message>
    <message>
        <source>Take it &amp;over</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>%1 could not be taken over, since its lock has changed or cannot be removed. Close the case and open it anew.</source>
        <translation>%1 konnte nicht übernommen werden, weil sich die Sperre geändert hat oder nicht entfernt werden kann. Schließen Sie den Fall, und öffnen Sie ihn neu.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::CaseLibraryDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Von der Liste &amp;nehmen</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Search in names, scans, models and tags</source>
        <translation>In Namen, Scans, Modellen und Schlagwörtern suchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>No case was saved yet. File &gt; Save case keeps a review as one file, and lists it here.</source>
        <translation>Noch wurde kein Fall gespeichert. Datei &gt; Fall speichern hält eine Durchsicht als eine Datei fest und führt sie hier auf.</translation>
    </message>
    <message>
        <source>Takes the chosen cases off this list; their files stay where they are</source>
        <translation>Nimmt die gewählten Fälle von dieser Liste; ihre Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>F2, or a second click, edits the tags. A grey case is not where it was.</source>
        <translation>F2 oder ein zweiter Klick ändert die Schlagwörter. Ein grauer Fall ist nicht, wo er war.</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
</context>
<context>
    <name>disyre::ui::CaseList</name>
    <message>
        <source>%1, saved results</source>
        <translation>%1, gespeicherte Ergebnisse</translation>
    </message>
</context>
<context>
    <name>disyre::ui::CasePanel</name>
    <message>
        <source>preparing</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>healing, %1 %</source>
        <translation>wird geheilt, %1 %</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>healing failed</source>
        <translation>Heilung fehlgeschlagen</translation>
    </message>
    <message>
        <source>not healed</source>
        <translation>nicht geheilt</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Open a scan or a folder of scans, or drop them here.</source>
        <translation>Öffnen Sie einen Scan oder einen Ordner mit Scans, oder ziehen Sie sie hierher.</translation>
    </message>
    <message>
        <source>Open scans</source>
        <translation>Offene Scans</translation>
    </message>
    <message>
        <source>The open scans: click one to look at it, also while another is healed</source>
        <translation>Die offenen Scans: Ein Klick zeigt einen, auch während ein anderer geheilt wird</translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation>Einen Scan öffnen</translation>
    </message>
    <message>
        <source>Open another scan (Ctrl+O)</source>
        <translation>Einen weiteren Scan öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Close the scan</source>
        <translation>Den Scan schließen</translation>
    </message>
    <message>
        <source>of the model %1</source>
        <translation>vom Modell %1</translation>
    </message>
    <message>
        <source>Patient&apos;s id %1</source>
        <translation>Patientenkennung %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>geboren %1</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n Jahr alt</numerusform>
            <numerusform>%n Jahre alt</numerusform>
        </translation>
    </message>
    <message>
        <source>Study of %1</source>
        <translation>Untersuchung vom %1</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>front</source>
        <translation>vorn</translation>
    </message>
    <message>
        <source>back</source>
        <translation>hinten</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>Füße</translation>
    </message>
    <message>
        <source>What the file says about the patient</source>
        <translation>Was die Datei über den Patienten sagt</translation>
    </message>
    <message>
        <source>Close the scan that is shown and forget what was healed of it (Ctrl+W)</source>
        <translation>Den gezeigten Scan schließen und vergessen, was davon geheilt wurde (Strg+W)</translation>
    </message>
    <message>
        <source>What the file says about the patient; it is only shown here and written nowhere. The file&apos;s axes point to: %1.</source>
        <translation>Was die Datei über den Patienten sagt; es wird nur hier gezeigt und nirgends gespeichert. Die Achsen der Datei zeigen nach: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slice(s) healed</source>
        <translation>
            <numerusform>%1 von %n Schicht geheilt</numerusform>
            <numerusform>%1 von %n Schichten geheilt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::CaseSaver</name>
    <message>
        <source>There is nothing to save yet: open a scan first.</source>
        <translation>Es gibt noch nichts zu speichern: Zuerst einen Scan öffnen.</translation>
    </message>
    <message>
        <source>%1 is open elsewhere (%2). Save it under another name.</source>
        <translation>%1 ist anderswo offen (%2). Unter einem anderen Namen speichern.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::CompareArea</name>
    <message>
        <source>Compared scan</source>
        <translation>Verglichener Scan</translation>
    </message>
    <message>
        <source>What the views on the right show: this scan, another open one, or saved results</source>
        <translation>Was die Ansichten rechts zeigen: diesen Scan, einen anderen geöffneten oder gespeicherte Ergebnisse</translation>
    </message>
    <message>
        <source>Picture of the compared scan</source>
        <translation>Bild des verglichenen Scans</translation>
    </message>
    <message>
        <source>Whether the right side shows the scan as it is, restored, or the difference</source>
        <translation>Ob die rechte Seite den Scan zeigt, wie er ist, geheilt oder die Differenz</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>geheilt</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Show one scan alone again (Shift+D)</source>
        <translation>Wieder einen Scan allein zeigen (Umschalt+D)</translation>
    </message>
</context>
<context>
    <name>disyre::ui::CompareController</name>
    <message>
        <source>&amp;Compare with another scan</source>
        <translation>Mit anderem Scan &amp;vergleichen</translation>
    </message>
    <message>
        <source>Show a second scan beside this one, another visit or other results, and say what became of each finding</source>
        <translation>Einen zweiten Scan daneben zeigen, einen anderen Besuch oder andere Ergebnisse, und sagen, was aus jedem Fund wurde</translation>
    </message>
    <message>
        <source>The compared scan was closed.</source>
        <translation>Der verglichene Scan wurde geschlossen.</translation>
    </message>
    <message>
        <source>this scan</source>
        <translation>dieser Scan</translation>
    </message>
    <message>
        <source>Saved results…</source>
        <translation>Gespeicherte Ergebnisse…</translation>
    </message>
    <message>
        <source>Compare with saved results</source>
        <translation>Mit gespeicherten Ergebnissen vergleichen</translation>
    </message>
    <message>
        <source>The two scans are being aligned…</source>
        <translation>Die beiden Scans werden ausgerichtet…</translation>
    </message>
    <message>
        <source>Later: %1</source>
        <translation>Später: %1</translation>
    </message>
    <message>
        <source>Earlier: %1</source>
        <translation>Früher: %1</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ComparePanel</name>
    <message>
        <source>The two scans are being aligned…</source>
        <translation>Die beiden Scans werden ausgerichtet…</translation>
    </message>
    <message>
        <source>Both sides are one scan and need no alignment.</source>
        <translation>Beide Seiten sind ein Scan und brauchen keine Ausrichtung.</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>Alignment: %1 (agreement %2 of 1). The right scan was turned by %3° and shifted by %4 mm.</source>
        <translation>Ausrichtung: %1 (Übereinstimmung %2 von 1). Der rechte Scan wurde um %3° gedreht und um %4 mm verschoben.</translation>
    </message>
    <message>
        <source>Not aligned. By the positions in their headers the fit is %1 (agreement %2 of 1).</source>
        <translation>Nicht ausgerichtet. Nach den Lagen in den Dateiköpfen passen sie %1 zueinander (Übereinstimmung %2 von 1).</translation>
    </message>
    <message>
        <source>Heal both scans to see what became of each finding.</source>
        <translation>Beide Scans heilen, um zu sehen, was aus jedem Fund wurde.</translation>
    </message>
    <message>
        <source>Neither scan has a finding at its threshold.</source>
        <translation>Keiner der Scans hat bei seiner Schwelle einen Fund.</translation>
    </message>
    <message>
        <source>Not all slices are healed.</source>
        <translation>Nicht alle Schichten sind geheilt.</translation>
    </message>
    <message>
        <source>Findings: %1 new, %2 grown, %3 shrunk, %4 gone, %5 unchanged</source>
        <translation>Funde: %1 neu, %2 größer, %3 kleiner, %4 verschwunden, %5 unverändert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>grown</source>
        <translation>größer</translation>
    </message>
    <message>
        <source>shrunk</source>
        <translation>kleiner</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>%1 ml</source>
        <translation>%1 ml</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Align the two scans</source>
        <translation>Die beiden Scans ausrichten</translation>
    </message>
    <message>
        <source>Turn and shift the right scan until it fits the left one; without it, the positions in the headers hold</source>
        <translation>Den rechten Scan drehen und verschieben, bis er auf den linken passt; sonst gelten die Lagen in den Dateiköpfen</translation>
    </message>
    <message>
        <source>One window and level for both</source>
        <translation>Ein Kontrast für beide</translation>
    </message>
    <message>
        <source>A change of contrast on one side is made on the other side too</source>
        <translation>Eine Änderung des Kontrasts auf einer Seite geschieht auch auf der anderen</translation>
    </message>
    <message>
        <source>The left scan is the later one</source>
        <translation>Der linke Scan ist der spätere</translation>
    </message>
    <message>
        <source>Which of the two scans is the later one decides what is new and what is gone</source>
        <translation>Welcher der beiden Scans der spätere ist, entscheidet, was neu und was verschwunden ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the alignment</source>
        <translation>Ausrichtung abbrechen</translation>
    </message>
    <message>
        <source>End the alignment and compare by the positions in the headers</source>
        <translation>Die Ausrichtung beenden und nach den Lagen in den Dateiköpfen vergleichen</translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation>Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Write the table of changes into a CSV file</source>
        <translation>Die Tabelle der Veränderungen als CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Progress of the alignment</source>
        <translation>Fortschritt der Ausrichtung</translation>
    </message>
    <message>
        <source>Changes of the findings</source>
        <translation>Veränderungen der Funde</translation>
    </message>
    <message>
        <source>What became of each finding. A finding has grown or shrunk if its volume differs by a quarter and by 0.1 ml. Click a row to go there.</source>
        <translation>Was aus jedem Fund wurde. Ein Fund ist größer oder kleiner, wenn sein Volumen um ein Viertel und um 0,1 ml abweicht. Ein Klick auf eine Zeile führt dorthin.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Veränderung</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ComparedPage</name>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;top</translation>
    </message>
    <message>
        <source>&amp;Heal with both</source>
        <translation>Mit beiden &amp;heilen</translation>
    </message>
    <message>
        <source>Ends the healing of this slice</source>
        <translation>Beendet das Heilen dieser Schicht</translation>
    </message>
    <message>
        <source>Heals the corrupted slice of the bench twice, once with each settings</source>
        <translation>Heilt die verfälschte Schicht der Werkbank zweimal, mit jeder der Einstellungen einmal</translation>
    </message>
    <message>
        <source>Step at &amp;t</source>
        <translation>Schritt bei &amp;t</translation>
    </message>
    <message>
        <source>The t whose steps are shown of both healings</source>
        <translation>Das t, dessen Schritte von beiden Heilungen gezeigt werden</translation>
    </message>
    <message>
        <source>Both healings are shown after the step that t lies in; the largest t is the first step, on the right</source>
        <translation>Beide Heilungen werden nach dem Schritt gezeigt, in dem t liegt; das größte t ist der erste Schritt, rechts</translation>
    </message>
    <message>
        <source>Where the two anomaly maps differ: the first map minus the second one, without its sign</source>
        <translation>Wo sich die beiden Anomaliekarten unterscheiden: die erste minus die zweite, ohne Vorzeichen</translation>
    </message>
    <message>
        <source>The slice after this step with these settings</source>
        <translation>Die Schicht nach diesem Schritt mit diesen Einstellungen</translation>
    </message>
    <message>
        <source>The anomaly map with these settings</source>
        <translation>Die Anomaliekarte mit diesen Einstellungen</translation>
    </message>
    <message>
        <source>Healing %1 of 2: step %2 of %3</source>
        <translation>Heilung %1 von 2: Schritt %2 von %3</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
    <message>
        <source>The slice</source>
        <translation>Die Schicht</translation>
    </message>
    <message>
        <source>Anomaly map</source>
        <translation>Anomaliekarte</translation>
    </message>
    <message>
        <source>Difference of the maps</source>
        <translation>Unterschied der Karten</translation>
    </message>
    <message>
        <source>Choose two settings and heal the slice of the bench with both.</source>
        <translation>Wählen Sie zwei Einstellungen und heilen Sie die Schicht der Werkbank mit beiden.</translation>
    </message>
    <message>
        <source>After step %1 of %2, from t = %3</source>
        <translation>Nach Schritt %1 von %2, ab t = %3</translation>
    </message>
    <message>
        <source>Anomaly map, up to %1</source>
        <translation>Anomaliekarte, bis %1</translation>
    </message>
    <message>
        <source>next x = x0_hat + a (x_t - x0_hat), with a = %1</source>
        <translation>nächstes x = x0_hat + a (x_t - x0_hat), mit a = %1</translation>
    </message>
    <message>
        <source>One step: the score is |x - x0_hat| at t = %1</source>
        <translation>Ein Schritt: Der Score ist |x - x0_hat| bei t = %1</translation>
    </message>
    <message>
        <source>x stays as it is: the score is the mean of |x - x0_hat| over the steps</source>
        <translation>x bleibt, wie es ist: Der Score ist das Mittel von |x - x0_hat| über die Schritte</translation>
    </message>
    <message>
        <source>Average precision %1 (by chance %2), best Dice %3</source>
        <translation>mittlere Präzision %1 (durch Raten %2), bester Dice %3</translation>
    </message>
    <message>
        <source>There is no anomaly to compare the map with.</source>
        <translation>Es gibt keine Anomalie, mit der die Karte verglichen werden kann.</translation>
    </message>
    <message>
        <source>Difference of the maps, up to %1</source>
        <translation>Unterschied der Karten, bis %1</translation>
    </message>
    <message>
        <source>Row %1, column %2: x is %3 and %4, the score %5 and %6 (difference %7)</source>
        <translation>Zeile %1, Spalte %2: x ist %3 und %4, der Score %5 und %6 (Unterschied %7)</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ComparisonDialog</name>
    <message>
        <source>Found by both: %1. Only by you: %2. Only by the program: %3.</source>
        <translation>Von beiden gefunden: %1. Nur von Ihnen: %2. Nur vom Programm: %3.</translation>
    </message>
    <message>
        <source>%1, %2 ml</source>
        <translation>%1, %2 ml</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>only you</source>
        <translation>nur Sie</translation>
    </message>
    <message>
        <source>only the program</source>
        <translation>nur das Programm</translation>
    </message>
    <message>
        <source>Your findings and the program&apos;s</source>
        <translation>Ihre Funde und die des Programms</translation>
    </message>
    <message>
        <source>found by</source>
        <translation>gefunden von</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>Ihrer</translation>
    </message>
    <message>
        <source>the program&apos;s</source>
        <translation>der des Programms</translation>
    </message>
    <message>
        <source>shared ml</source>
        <translation>gemeinsame ml</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Dice coefficient: 1 where both mark the same voxels, 0 where they share none</source>
        <translation>Dice-Koeffizient: 1, wo beide dieselben Voxel markieren, 0, wo sie keines gemeinsam haben</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>Als &amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Write this table as comma-separated values</source>
        <translation>Diese Tabelle als Werte mit Kommas schreiben</translation>
    </message>
    <message>
        <source>Close this table; View brings it back</source>
        <translation>Diese Tabelle schließen; Ansicht holt sie zurück</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ConfirmBar</name>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Do what is asked</source>
        <translation>Tun, wonach gefragt wird</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>Alles lassen, wie es ist</translation>
    </message>
</context>
<context>
    <name>disyre::ui::DataPage</name>
    <message>
        <source>Your healthy scans</source>
        <translation>Ihre gesunden Scans</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Scans looked at</source>
        <translation>Angesehene Scans</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Looks at no further scan; those in the table stay</source>
        <translation>Sieht keinen weiteren Scan an; die in der Tabelle bleiben</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>All scans in it and below: NIfTI, NRRD, MetaImage, MGH, Analyze</source>
        <translation>Alle Scans darin und darunter: NIfTI, NRRD, MetaImage, MGH, Analyze</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Scans as NIfTI, NRRD, MetaImage, MGH or Analyze</source>
        <translation>Scans als NIfTI, NRRD, MetaImage, MGH oder Analyze</translation>
    </message>
    <message>
        <source>Brain &amp;masks…</source>
        <translation>Hirn&amp;masken…</translation>
    </message>
    <message>
        <source>A folder of brain masks or label maps whose names begin like the scans&apos;, for whole heads. Scans that are skull-stripped need none.</source>
        <translation>Ein Ordner mit Hirnmasken oder Labelkarten, deren Namen wie die der Scans beginnen, für ganze Köpfe. Scans ohne Schädel brauchen keine.</translation>
    </message>
    <message>
        <source>Moda&amp;lity</source>
        <translation>Moda&amp;lität</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>What kind of picture these are; it is written on the model&apos;s card</source>
        <translation>Welche Art Bilder es sind; es steht später auf der Karte des Modells</translation>
    </message>
    <message>
        <source>&amp;Remove all</source>
        <translation>Alle &amp;entfernen</translation>
    </message>
    <message>
        <source>Empties the table; no file is touched</source>
        <translation>Leert die Tabelle; keine Datei wird angerührt</translation>
    </message>
    <message>
        <source>Add a folder of healthy scans</source>
        <translation>Ordner mit gesunden Scans hinzufügen</translation>
    </message>
    <message>
        <source>Add healthy scans</source>
        <translation>Gesunde Scans hinzufügen</translation>
    </message>
    <message>
        <source>Choose the folder of brain masks</source>
        <translation>Ordner mit den Hirnmasken wählen</translation>
    </message>
    <message>
        <source>There is no NIfTI file in &quot;%1&quot;, and none of another format that can be read. Choose the folder in which the masks lie.</source>
        <translation>In „%1“ ist keine NIfTI-Datei und keine eines anderen lesbaren Formats. Wählen Sie den Ordner, in dem die Masken liegen.</translation>
    </message>
    <message>
        <source>There is no NIfTI scan there, and none of another format that can be read. Choose a folder with scans.</source>
        <translation>Dort ist kein NIfTI-Scan und keiner eines anderen lesbaren Formats. Wählen Sie einen Ordner mit Scans.</translation>
    </message>
    <message>
        <source>None of these scans can be used; the table says why. Add others.</source>
        <translation>Keiner dieser Scans ist verwendbar; die Tabelle sagt, warum. Fügen Sie andere hinzu.</translation>
    </message>
    <message>
        <source>Choose a folder or files, or drop them here. Each scan is looked at, and the table says why one cannot be used. Untick what you want to leave out.</source>
        <translation>Wählen Sie einen Ordner oder Dateien, oder ziehen Sie sie hierher. Jeder Scan wird angesehen, und die Tabelle sagt, warum einer nicht taugt. Nehmen Sie das Häkchen weg, wo Sie einen Scan weglassen möchten.</translation>
    </message>
    <message>
        <source>%1: %2 used, of %3; %4 cannot be used.</source>
        <translation>%1: %2 benutzt, von %3; %4 nicht benutzbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n Scan</numerusform>
            <numerusform>%n Scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 subjects are needed: two to learn from and one to check with. There are only %n; add more scans.</source>
        <translation>
            <numerusform>Mindestens %1 Personen werden gebraucht: zwei zum Lernen und eine zum Prüfen. Es ist nur %n da; fügen Sie weitere Scans hinzu.</numerusform>
            <numerusform>Mindestens %1 Personen werden gebraucht: zwei zum Lernen und eine zum Prüfen. Es sind nur %n da; fügen Sie weitere Scans hinzu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) do not look skull-stripped and have no mask. Name a folder of brain masks, or untick them.</source>
        <translation>
            <numerusform>%n Scan sieht nicht nach einem Gehirn ohne Schädel aus und hat keine Maske. Nennen Sie einen Ordner mit Gehirnmasken, oder nehmen Sie das Häkchen weg.</numerusform>
            <numerusform>%n Scans sehen nicht nach Gehirnen ohne Schädel aus und haben keine Maske. Nennen Sie einen Ordner mit Gehirnmasken, oder nehmen Sie die Häkchen weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) look like another contrast than %1. Choose the modality that they have, or untick them.</source>
        <translation>
            <numerusform>%n Scan sieht nach einem anderen Kontrast als %1 aus. Wählen Sie dessen Modalität, oder nehmen Sie den Haken weg.</numerusform>
            <numerusform>%n Scans sehen nach einem anderen Kontrast als %1 aus. Wählen Sie deren Modalität, oder nehmen Sie die Haken weg.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::DecisionController</name>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>Zinnober</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Purpur</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Keep the finding: it is to be reported</source>
        <translation>Den Fund behalten: Er kommt in den Bericht</translation>
    </message>
    <message>
        <source>Dismiss the finding: it stays listed, struck through, without a number in the picture</source>
        <translation>Den Fund verwerfen: Er bleibt durchgestrichen in der Liste, ohne Nummer im Bild</translation>
    </message>
    <message>
        <source>&amp;Without a reason</source>
        <translation>&amp;Ohne Grund</translation>
    </message>
    <message>
        <source>Normal &amp;variant</source>
        <translation>Norm&amp;variante</translation>
    </message>
    <message>
        <source>&amp;Artefact</source>
        <translation>&amp;Artefakt</translation>
    </message>
    <message>
        <source>Wrong brain &amp;mask</source>
        <translation>Falsche Gehirn&amp;maske</translation>
    </message>
    <message>
        <source>&amp;Other reason</source>
        <translation>A&amp;nderer Grund</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Back to open</source>
        <translation>&amp;Wieder offen</translation>
    </message>
    <message>
        <source>Take back the decision about the finding</source>
        <translation>Die Entscheidung über den Fund zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Name and comment…</source>
        <translation>&amp;Name und Kommentar…</translation>
    </message>
    <message>
        <source>Give the finding a name, and write a comment on it</source>
        <translation>Dem Fund einen Namen geben und einen Kommentar dazu schreiben</translation>
    </message>
    <message>
        <source>C&amp;olour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Write the number of the finding in this colour</source>
        <translation>Die Nummer des Fundes in dieser Farbe schreiben</translation>
    </message>
    <message>
        <source>&amp;As the program chooses</source>
        <translation>&amp;Wie das Programm sie wählt</translation>
    </message>
    <message>
        <source>Give the finding no colour of its own</source>
        <translation>Dem Fund keine eigene Farbe geben</translation>
    </message>
    <message>
        <source>&amp;Voxels</source>
        <translation>Vo&amp;xel</translation>
    </message>
    <message>
        <source>&amp;Split in two</source>
        <translation>In zwei &amp;teilen</translation>
    </message>
    <message>
        <source>Split the finding along the ruler that is chosen, or else between its two peaks</source>
        <translation>Den Fund entlang des gewählten Lineals teilen oder sonst zwischen seinen beiden Gipfeln</translation>
    </message>
    <message>
        <source>&amp;Join the selected ones</source>
        <translation>Die &amp;gewählten vereinen</translation>
    </message>
    <message>
        <source>Make one finding of those that are selected; Ctrl and click selects several</source>
        <translation>Aus den gewählten Funden einen machen; Strg und Klick wählt mehrere</translation>
    </message>
    <message>
        <source>&amp;Grow by a voxel</source>
        <translation>Um ein Voxel &amp;wachsen lassen</translation>
    </message>
    <message>
        <source>Add the voxels around the finding to it</source>
        <translation>Dem Fund die Voxel ringsum hinzufügen</translation>
    </message>
    <message>
        <source>Sh&amp;rink by a voxel</source>
        <translation>Um ein Voxel &amp;schrumpfen lassen</translation>
    </message>
    <message>
        <source>Take the voxels at its edge away from the finding</source>
        <translation>Dem Fund die Voxel an seinem Rand wegnehmen</translation>
    </message>
    <message>
        <source>&amp;Add the painted area</source>
        <translation>Die gemalte Fläche &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add what is painted with the brush to the finding</source>
        <translation>Dem Fund hinzufügen, was mit dem Pinsel gemalt ist</translation>
    </message>
    <message>
        <source>&amp;Take the painted area away</source>
        <translation>Die gemalte Fläche weg&amp;nehmen</translation>
    </message>
    <message>
        <source>Take what is painted with the brush away from the finding</source>
        <translation>Dem Fund wegnehmen, was mit dem Pinsel gemalt ist</translation>
    </message>
    <message>
        <source>Make the painted area a &amp;finding</source>
        <translation>Die gemalte Fläche zum &amp;Fund machen</translation>
    </message>
    <message>
        <source>Add what is painted with the brush to the list, as a finding that the program has missed</source>
        <translation>Was mit dem Pinsel gemalt ist, in die Liste aufnehmen, als Fund, den das Programm übersehen hat</translation>
    </message>
    <message>
        <source>Dismiss the finding, for a reason (J: without one)</source>
        <translation>Den Fund verwerfen, mit einem Grund (J: ohne)</translation>
    </message>
    <message>
        <source>Dismiss the finding</source>
        <translation>Den Fund verwerfen</translation>
    </message>
    <message>
        <source>Change which voxels belong to the finding</source>
        <translation>Ändern, welche Voxel zum Fund gehören</translation>
    </message>
</context>
<context>
    <name>disyre::ui::Errand</name>
    <message>
        <source>There is no model to heal with. Name one with --model.</source>
        <translation>Es gibt kein Modell zum Heilen. Nennen Sie eines mit --model.</translation>
    </message>
    <message>
        <source>Healing was stopped.</source>
        <translation>Die Heilung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Healing: slice %1 of %2</source>
        <translation>Heilung: Schicht %1 von %2</translation>
    </message>
    <message>
        <source>Healing: slice %1 of %2, %3 s left</source>
        <translation>Heilung: Schicht %1 von %2, noch %3 s</translation>
    </message>
</context>
<context>
    <name>disyre::ui::EvaluationPage</name>
    <message>
        <source>How the model does</source>
        <translation>Wie gut das Modell ist</translation>
    </message>
    <message>
        <source>Scans healed</source>
        <translation>Geheilte Scans</translation>
    </message>
    <message>
        <source>The evaluation failed: %1 The model can be saved all the same, without a threshold of its own.</source>
        <translation>Die Bewertung ist fehlgeschlagen: %1 Das Modell lässt sich trotzdem speichern, ohne eigene Schwelle.</translation>
    </message>
    <message>
        <source>Training scans that look least healthy. Look at them once more: a lesion that was missed teaches the model to accept it. Tick what should be left out.</source>
        <translation>Trainingsscans, die am wenigsten gesund aussehen. Sehen Sie sie noch einmal an: Eine übersehene Läsion lehrt das Modell, sie hinzunehmen. Haken Sie an, was wegbleiben soll.</translation>
    </message>
    <message>
        <source>Training scans with the highest scores</source>
        <translation>Trainingsscans mit den höchsten Werten</translation>
    </message>
    <message>
        <source>&amp;Open in the window</source>
        <translation>Im Fenster &amp;öffnen</translation>
    </message>
    <message>
        <source>Opens the selected scan in the program&apos;s window, to look at it closely</source>
        <translation>Öffnet den gewählten Scan im Fenster des Programms, um ihn genau anzusehen</translation>
    </message>
    <message>
        <source>&amp;Leave out and train again</source>
        <translation>&amp;Weglassen und neu trainieren</translation>
    </message>
    <message>
        <source>Trains another model with the same settings, without the ticked scans</source>
        <translation>Trainiert ein weiteres Modell mit denselben Einstellungen, ohne die angehakten Scans</translation>
    </message>
    <message>
        <source>Scans with &amp;lesions…</source>
        <translation>Scans mit &amp;Läsionen…</translation>
    </message>
    <message>
        <source>A folder of cases whose lesions were marked: says how well the map finds them. Not needed.</source>
        <translation>Ein Ordner mit Fällen, deren Läsionen markiert wurden: Er zeigt, wie gut die Karte sie findet. Nicht nötig.</translation>
    </message>
    <message>
        <source>Where you have scans with marked lesions, the model can be measured on them.</source>
        <translation>Wenn Sie Scans mit markierten Läsionen haben, lässt sich das Modell daran messen.</translation>
    </message>
    <message>
        <source>Choose the folder of labelled scans</source>
        <translation>Ordner mit markierten Scans wählen</translation>
    </message>
    <message>
        <source>Healing the scans…</source>
        <translation>Die Scans werden geheilt…</translation>
    </message>
    <message>
        <source>%1 % below %2</source>
        <translation>%1 % unter %2</translation>
    </message>
    <message>
        <source>Scores of the held-out healthy brains: %1.</source>
        <translation>Werte der zurückgehaltenen gesunden Gehirne: %1.</translation>
    </message>
    <message>
        <source>Threshold %1: from there on a healthy scan has at most one region of 0.1 ml on average (here %2).</source>
        <translation>Schwelle %1: Ab da hat ein gesunder Scan im Mittel höchstens eine Region von 0,1 ml (hier %2).</translation>
    </message>
    <message>
        <source>On your scans with lesions: average precision %1, best Dice %2.</source>
        <translation>Auf Ihren Scans mit Läsionen: mittlere Präzision %1, bester Dice-Wert %2.</translation>
    </message>
    <message>
        <source>%1: score %2</source>
        <translation>%1: Wert %2</translation>
    </message>
    <message>
        <source>The scans with lesions could not be used: %1 What is said of the healthy ones stands.</source>
        <translation>Die Scans mit Läsionen konnten nicht verwendet werden: %1 Was über die gesunden gesagt ist, gilt weiter.</translation>
    </message>
    <message>
        <source>Without these scans it cannot be trained again: %1</source>
        <translation>Ohne diese Scans kann nicht neu trainiert werden: %1</translation>
    </message>
    <message>
        <source>The model heals the healthy scans that it was made from. On the held-out ones little should differ; the little that does sets the threshold.</source>
        <translation>Das Modell heilt die gesunden Scans, aus denen es entstand. Bei den zurückgehaltenen sollte wenig abweichen; das Wenige bestimmt die Schwelle.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ExportController</name>
    <message>
        <source>Written into %1: %2.</source>
        <translation>In %1 geschrieben: %2.</translation>
    </message>
    <message>
        <source>Save &amp;pictures…</source>
        <translation>&amp;Bilder speichern …</translation>
    </message>
    <message>
        <source>Saves the view or the window in up to four times its size, slices side by side, or an animation of the healing</source>
        <translation>Speichert die Ansicht oder das Fenster bis viermal so groß, Schichten nebeneinander oder eine Animation der Heilung</translation>
    </message>
    <message>
        <source>&amp;Export files…</source>
        <translation>Dateien &amp;exportieren …</translation>
    </message>
    <message>
        <source>Writes the volumes and tables that you choose as NIfTI and CSV</source>
        <translation>Schreibt ausgewählte Volumen und Tabellen als NIfTI und CSV</translation>
    </message>
    <message>
        <source>Export &amp;DICOM…</source>
        <translation>&amp;DICOM exportieren …</translation>
    </message>
    <message>
        <source>Writes findings, anomaly map and report as DICOM objects that belong to the scan&apos;s study</source>
        <translation>Schreibt Funde, Anomaliekarte und Bericht als DICOM-Objekte, die zur Studie des Scans gehören</translation>
    </message>
    <message>
        <source>Send &amp;to a DICOM server…</source>
        <translation>An einen DICOM-Server se&amp;nden …</translation>
    </message>
    <message>
        <source>Sends the same objects to a server that you named</source>
        <translation>Sendet dieselben Objekte an einen Server der eigenen Liste</translation>
    </message>
    <message>
        <source>Copy the comma&amp;nd</source>
        <translation>Befe&amp;hl kopieren</translation>
    </message>
    <message>
        <source>Copies the command line of disyre that heals this scan again in the same way</source>
        <translation>Kopiert die Befehlszeile von disyre, die diesen Scan noch einmal genauso heilt</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Save the pictures into a folder</source>
        <translation>Bilder in einen Ordner speichern</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>GIF pictures (*.gif)</source>
        <translation>GIF-Bilder (*.gif)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Exporting files…</source>
        <translation>Dateien werden exportiert …</translation>
    </message>
    <message>
        <source>Write the DICOM objects into a folder</source>
        <translation>DICOM-Objekte in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Exporting DICOM objects…</source>
        <translation>DICOM-Objekte werden exportiert …</translation>
    </message>
    <message>
        <source>Sending DICOM objects…</source>
        <translation>DICOM-Objekte werden gesendet …</translation>
    </message>
    <message numerus="yes">
        <source>%1 stored %n object(s).</source>
        <translation>
            <numerusform>%1 hat %n Objekt gespeichert.</numerusform>
            <numerusform>%1 hat %n Objekte gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>An export is still being written; try again in a moment.</source>
        <translation>Ein Export wird noch geschrieben; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>An export needs a place for temporary files, and there is none: %1.</source>
        <translation>Ein Export braucht einen Platz für temporäre Dateien, und es gibt keinen: %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ExportDialog</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Export files</source>
        <translation>Dateien exportieren</translation>
    </message>
    <message>
        <source>Volumes are written as NIfTI on the scan&apos;s own grid, tables as CSV.</source>
        <translation>Volumen werden als NIfTI auf dem Gitter des Scans geschrieben, Tabellen als CSV.</translation>
    </message>
    <message>
        <source>&amp;Anomaly map (anomaly_map.nii.gz)</source>
        <translation>&amp;Anomaliekarte (anomaly_map.nii.gz)</translation>
    </message>
    <message>
        <source>&amp;Restoration (restoration.nii.gz)</source>
        <translation>&amp;Restaurierung (restoration.nii.gz)</translation>
    </message>
    <message>
        <source>Findings as &amp;labels, numbered as in the list (findings_labels.nii.gz)</source>
        <translation>Funde als &amp;Label, nummeriert wie in der Liste (findings_labels.nii.gz)</translation>
    </message>
    <message>
        <source>&amp;Brain mask (brain_mask.nii.gz)</source>
        <translation>&amp;Hirnmaske (brain_mask.nii.gz)</translation>
    </message>
    <message>
        <source>Table of &amp;steps (steps.csv)</source>
        <translation>Tabelle der &amp;Schritte (steps.csv)</translation>
    </message>
    <message>
        <source>Table of &amp;findings (findings.csv)</source>
        <translation>Tabelle der &amp;Funde (findings.csv)</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FetchDialog</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Get a scan from a DICOM server</source>
        <translation>Scan von einem DICOM-Server holen</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Patient&apos;s name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Patient&apos;s &amp;ID</source>
        <translation>Patienten-&amp;ID</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>the beginning of the family name</source>
        <translation>Anfang des Nachnamens</translation>
    </message>
    <message>
        <source>such as 20041103 or 20040101-20041231</source>
        <translation>etwa 20041103 oder 20040101-20041231</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Series found</source>
        <translation>Gefundene Serien</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>&amp;Receive…</source>
        <translation>&amp;Holen …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>The server has no MR series that matches.</source>
        <translation>Der Server hat keine passende MR-Serie.</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) on the server.</source>
        <translation>
            <numerusform>%n Treffer auf dem Server.</numerusform>
            <numerusform>%n Treffer auf dem Server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingEditor</name>
    <message>
        <source>The voxels of finding %1 are not known: move the threshold a little to look for it again.</source>
        <translation>Die Voxel von Fund %1 sind nicht bekannt: Verschieben Sie die Schwelle ein wenig, um ihn neu zu suchen.</translation>
    </message>
    <message>
        <source>keeping finding %1</source>
        <translation>Fund %1 behalten</translation>
    </message>
    <message>
        <source>dismissing finding %1</source>
        <translation>Fund %1 verwerfen</translation>
    </message>
    <message>
        <source>putting finding %1 back to open</source>
        <translation>Fund %1 wieder öffnen</translation>
    </message>
    <message>
        <source>naming finding %1</source>
        <translation>Fund %1 benennen</translation>
    </message>
    <message>
        <source>the comment on finding %1</source>
        <translation>Kommentar zu Fund %1</translation>
    </message>
    <message>
        <source>colouring finding %1</source>
        <translation>Farbe von Fund %1</translation>
    </message>
    <message>
        <source>Select two findings to join: click the second one with Ctrl.</source>
        <translation>Wählen Sie zwei Funde, um sie zu vereinen: den zweiten mit Strg und Klick.</translation>
    </message>
    <message>
        <source>joining findings %1</source>
        <translation>Funde %1 vereinen</translation>
    </message>
    <message>
        <source>Finding %1 is too small to be split.</source>
        <translation>Fund %1 ist zu klein, um geteilt zu werden.</translation>
    </message>
    <message>
        <source>splitting finding %1</source>
        <translation>Fund %1 teilen</translation>
    </message>
    <message>
        <source>growing finding %1</source>
        <translation>Fund %1 wachsen lassen</translation>
    </message>
    <message>
        <source>Nothing of finding %1 would be left. Dismiss it instead.</source>
        <translation>Von Fund %1 bliebe nichts übrig. Verwerfen Sie ihn stattdessen.</translation>
    </message>
    <message>
        <source>shrinking finding %1</source>
        <translation>Fund %1 schrumpfen lassen</translation>
    </message>
    <message>
        <source>adding to finding %1</source>
        <translation>zu Fund %1 hinzufügen</translation>
    </message>
    <message>
        <source>Paint with the brush first (Shift+B) what is to be added.</source>
        <translation>Malen Sie zuerst mit dem Pinsel (Umschalt+B), was dazukommen soll.</translation>
    </message>
    <message>
        <source>Paint with the brush first (Shift+B) what is to be taken away.</source>
        <translation>Malen Sie zuerst mit dem Pinsel (Umschalt+B), was wegfallen soll.</translation>
    </message>
    <message>
        <source>taking away from finding %1</source>
        <translation>von Fund %1 wegnehmen</translation>
    </message>
    <message>
        <source>Paint the missed lesion with the brush first (Shift+B).</source>
        <translation>Malen Sie die übersehene Läsion zuerst mit dem Pinsel (Umschalt+B).</translation>
    </message>
    <message>
        <source>Heal the scan first: a finding is measured in the anomaly map.</source>
        <translation>Heilen Sie den Scan zuerst: Ein Fund wird in der Anomaliekarte gemessen.</translation>
    </message>
    <message>
        <source>drawing a finding</source>
        <translation>einen Fund zeichnen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingNoteDialog</name>
    <message>
        <source>Finding %1</source>
        <translation>Fund %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Kommentar</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingTexts</name>
    <message>
        <source>normal variant</source>
        <translation>Normvariante</translation>
    </message>
    <message>
        <source>artefact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>brain mask</source>
        <translation>Gehirnmaske</translation>
    </message>
    <message>
        <source>other reason</source>
        <translation>anderer Grund</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>dismissed: %1</source>
        <translation>verworfen: %1</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>noch nicht entschieden</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingsController</name>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Nächster Fund</translation>
    </message>
    <message>
        <source>Go to the next finding of the list; behind the last comes the first</source>
        <translation>Zum nächsten Fund der Liste gehen; nach dem letzten kommt der erste</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>&amp;Voriger Fund</translation>
    </message>
    <message>
        <source>Go to the finding before in the list</source>
        <translation>Zum vorigen Fund der Liste gehen</translation>
    </message>
    <message>
        <source>There is no finding to go to. Heal the scan first, or lower the threshold.</source>
        <translation>Es gibt keinen Fund, zu dem man gehen könnte. Heilen Sie den Scan zuerst oder senken Sie die Schwelle.</translation>
    </message>
    <message>
        <source>The next healing stays inside %1: press Heal to begin it. It replaces what is shown now; &quot;Where&quot; under the settings brings the whole brain back.</source>
        <translation>Die nächste Heilung bleibt innerhalb von %1: Drücken Sie auf Heilen, um sie zu beginnen. Sie ersetzt, was jetzt gezeigt wird; „Wo“ unter den Einstellungen bringt das ganze Gehirn zurück.</translation>
    </message>
    <message>
        <source>The findings are hidden until you compare: &quot;Look first&quot; is switched on.</source>
        <translation>Die Funde bleiben verborgen, bis Sie vergleichen: „Erst selbst schauen“ ist eingeschaltet.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingsModel</name>
    <message>
        <source>Highest score %1, at %2</source>
        <translation>Höchster Wert %1, bei %2</translation>
    </message>
    <message>
        <source>Does not reach the threshold</source>
        <translation>Erreicht die Schwelle nicht</translation>
    </message>
    <message>
        <source>Drawn by hand; it stays as it is when the threshold moves.</source>
        <translation>Von Hand gezeichnet; er bleibt, wie er ist, wenn sich die Schwelle ändert.</translation>
    </message>
    <message>
        <source>Changed by hand; it stays as it is when the threshold moves.</source>
        <translation>Von Hand geändert; er bleibt, wie er ist, wenn sich die Schwelle ändert.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Volume in millilitres</source>
        <translation>Volumen in Millilitern</translation>
    </message>
    <message>
        <source>Mean anomaly score</source>
        <translation>Mittlerer Anomaliewert</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Extent along the three axes, in mm</source>
        <translation>Ausdehnung entlang der drei Achsen, in mm</translation>
    </message>
    <message>
        <source>Highest anomaly score</source>
        <translation>Höchster Anomaliewert</translation>
    </message>
    <message>
        <source>Step that changed it most</source>
        <translation>Schritt, der ihn am meisten änderte</translation>
    </message>
    <message>
        <source>Distance to the midline, in mm</source>
        <translation>Abstand zur Mittellinie, in mm</translation>
    </message>
    <message>
        <source>Asymmetry to the other half</source>
        <translation>Asymmetrie zur anderen Hälfte</translation>
    </message>
    <message>
        <source>Percentile of healthy scans</source>
        <translation>Perzentil gesunder Scans</translation>
    </message>
    <message>
        <source>The lobe or structure at the middle of the region, approximately</source>
        <translation>Der Lappen oder die Struktur in der Mitte des Bereichs, ungefähr</translation>
    </message>
    <message>
        <source>Where the score is highest, in millimetres to the patient&apos;s right (R) or left (L), front (A) or back (P), head (S) or feet (I)</source>
        <translation>Wo der Wert am höchsten ist, in Millimetern nach rechts (R) oder links (L), vorn (A) oder hinten (P), zum Kopf (S) oder zu den Füßen (I) des Patienten</translation>
    </message>
    <message>
        <source>How far it reaches from side to side, from front to back and from head to foot, in mm</source>
        <translation>Wie weit er von Seite zu Seite, von vorn nach hinten und von Kopf zu Fuß reicht, in mm</translation>
    </message>
    <message>
        <source>How far its middle lies from the plane between the halves of the brain, to the patient&apos;s right (R) or left (L), in mm</source>
        <translation>Wie weit seine Mitte von der Ebene zwischen den Hirnhälften liegt, nach rechts (R) oder links (L) des Patienten, in mm</translation>
    </message>
    <message>
        <source>1 where only this half of the brain scores, 0 where both halves score alike, negative where the other half scores more</source>
        <translation>1, wo nur diese Hirnhälfte Werte hat, 0, wo beide Hälften gleiche haben, negativ, wo die andere höhere hat</translation>
    </message>
    <message>
        <source>How many per cent of the voxels of healthy brains score less than this finding&apos;s mean, by the model&apos;s card, whose table ends with the highest value shown</source>
        <translation>Wie viel Prozent der Voxel gesunder Gehirne niedrigere Werte haben als dieser Fund im Mittel, nach der Karte des Modells, deren Tabelle mit dem höchsten gezeigten Wert endet</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>extent, mm</source>
        <translation>Ausdehnung, mm</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>höchster</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>midline, mm</source>
        <translation>Mittellinie, mm</translation>
    </message>
    <message>
        <source>asymmetry</source>
        <translation>Asymmetrie</translation>
    </message>
    <message>
        <source>healthy, %</source>
        <translation>gesund, %</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingsNote</name>
    <message>
        <source>The list of regions is being made.</source>
        <translation>Die Liste der Regionen wird erstellt.</translation>
    </message>
    <message>
        <source>Heal the scan to list the regions that reach the threshold.</source>
        <translation>Heilen Sie den Scan, um die Regionen aufzulisten, die die Schwelle erreichen.</translation>
    </message>
    <message>
        <source>Preliminary, of %1 of %2 slices: the threshold and the list may still change.</source>
        <translation>Vorläufig, aus %1 von %2 Schichten: Schwelle und Liste können sich noch ändern.</translation>
    </message>
    <message>
        <source>Of %1 of %2 slices.</source>
        <translation>Aus %1 von %2 Schichten.</translation>
    </message>
    <message>
        <source>Findings cannot be judged on this scan: it scores too high all over.</source>
        <translation>Funde lassen sich auf diesem Scan nicht beurteilen: Er liegt überall zu hoch.</translation>
    </message>
    <message>
        <source>The list is that of all %1 steps; the views show the scan as it is.</source>
        <translation>Die Liste ist die aller %1 Schritte; die Ansichten zeigen den Scan, wie er ist.</translation>
    </message>
    <message>
        <source>The list is that of all %1 steps; the views show step %2.</source>
        <translation>Die Liste ist die aller %1 Schritte; die Ansichten zeigen Schritt %2.</translation>
    </message>
    <message>
        <source>Set a threshold above 0 to list regions.</source>
        <translation>Setzen Sie eine Schwelle über 0, um Regionen aufzulisten.</translation>
    </message>
    <message>
        <source>No region of %1 ml or more reaches the threshold.</source>
        <translation>Keine Region von %1 ml oder mehr erreicht die Schwelle.</translation>
    </message>
    <message>
        <source>No region of %1 ml or more reaches the threshold. The strongest below it are listed in grey; their highest score is %2.</source>
        <translation>Keine Region von %1 ml oder mehr erreicht die Schwelle. Die stärksten darunter stehen in Grau da; ihr höchster Wert ist %2.</translation>
    </message>
    <message>
        <source>Regions of %1 ml or more at or above the threshold. No diagnosis: healthy brains have some too.</source>
        <translation>Regionen von %1 ml oder mehr ab der Schwelle. Keine Diagnose: Auch gesunde Gehirne haben welche.</translation>
    </message>
    <message>
        <source>Grey ones lie below the threshold.</source>
        <translation>Graue liegen unter der Schwelle.</translation>
    </message>
    <message>
        <source>No place scores above 0.</source>
        <translation>Kein Ort liegt über 0.</translation>
    </message>
    <message>
        <source>The highest score is %1, at x %2, y %3, z %4 mm.</source>
        <translation>Der höchste Wert ist %1, bei x %2, y %3, z %4 mm.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Names of places</source>
        <translation>Namen der Orte</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Names of places follow: the scan is being aligned.</source>
        <translation>Namen der Orte folgen: Der Scan wird ausgerichtet.</translation>
    </message>
    <message>
        <source>The scan was aligned with an atlas: the brains overlap by %1 (1 would be all of them), their mutual information is %2. Take the names away if they do not fit this scan.</source>
        <translation>Der Scan wurde an einem Atlas ausgerichtet: Die Gehirne überlappen zu %1 (1 wäre ganz), ihre Transinformation ist %2. Nehmen Sie die Namen weg, wenn sie zu diesem Scan nicht passen.</translation>
    </message>
    <message>
        <source>highest score</source>
        <translation>höchster Wert</translation>
    </message>
    <message>
        <source>x in mm</source>
        <translation>x in mm</translation>
    </message>
    <message>
        <source>y in mm</source>
        <translation>y in mm</translation>
    </message>
    <message>
        <source>z in mm</source>
        <translation>z in mm</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Dorthin gehen</translation>
    </message>
    <message>
        <source>&amp;Heal only there</source>
        <translation>&amp;Nur dort heilen</translation>
    </message>
    <message>
        <source>Keep the next healing inside this finding</source>
        <translation>Die nächste Heilung auf diesen Fund beschränken</translation>
    </message>
    <message>
        <source>&amp;Copy this row</source>
        <translation>Diese &amp;Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;all rows</source>
        <translation>&amp;Alle Zeilen kopieren</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Regions of the anomaly map at or above the threshold, the largest first, and in grey the strongest below it. Click one to go there, a heading to sort by it; N and P go to the next and the previous one. The right button on a heading shows other columns.</source>
        <translation>Gebiete der Anomaliekarte ab der Schwelle, das größte zuerst, und in Grau die stärksten darunter. Ein Klick führt dorthin, ein Klick auf eine Überschrift sortiert danach; N und P gehen zum nächsten und zum vorigen. Die rechte Taste auf einer Überschrift zeigt weitere Spalten.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingController</name>
    <message>
        <source>Heal the &amp;volume</source>
        <translation>Das &amp;Volumen heilen</translation>
    </message>
    <message>
        <source>Heal a sla&amp;b about this slice</source>
        <translation>Einen &amp;Block um diese Schicht heilen</translation>
    </message>
    <message>
        <source>Heal this &amp;slice only</source>
        <translation>Nur diese &amp;Schicht heilen</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>Single-step p&amp;rofile</source>
        <translation>Einzelschritt-P&amp;rofil</translation>
    </message>
    <message>
        <source>Compute what a single step changes in this slice, at 20 values of t (T)</source>
        <translation>Berechnet, was ein einzelner Schritt in dieser Schicht ändert, für 20 Werte von t (T)</translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingJob</name>
    <message>
        <source>The brain mask is empty: paint the brain, or go back to the mask that was found.</source>
        <translation>Die Hirnmaske ist leer: Malen Sie das Gehirn, oder gehen Sie zurück zur gefundenen Maske.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingPanel</name>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>multi-step</source>
        <translation>Mehrschritt</translation>
    </message>
    <message>
        <source>single step at t</source>
        <translation>Einzelschritt t</translation>
    </message>
    <message>
        <source>mean of single steps</source>
        <translation>Mittel der Einzelschritte</translation>
    </message>
    <message>
        <source>Single step t</source>
        <translation>t des einzelnen Schritts</translation>
    </message>
    <message>
        <source>t = </source>
        <translation>t = </translation>
    </message>
    <message>
        <source>Foreground weighting</source>
        <translation>Vordergrundgewichtung</translation>
    </message>
    <message>
        <source>Window placement</source>
        <translation>Lage der Fenster</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Slab</source>
        <translation>Block</translation>
    </message>
    <message>
        <source> slices</source>
        <translation> Schichten</translation>
    </message>
    <message>
        <source>Reset the settings of healing</source>
        <translation>Die Einstellungen der Heilung zurücksetzen</translation>
    </message>
    <message>
        <source>Weighting</source>
        <translation>Gewichtung</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>thorough</source>
        <translation>gründlich</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>Where to heal</source>
        <translation>Wo geheilt wird</translation>
    </message>
    <message>
        <source>Healing may change the whole brain, only a marked region, or all but that region</source>
        <translation>Die Heilung darf das ganze Gehirn ändern, nur einen markierten Bereich, oder alles außer diesem Bereich</translation>
    </message>
    <message>
        <source>whole brain</source>
        <translation>ganzes Gehirn</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Smoothing of the map</source>
        <translation>Glättung der Karte</translation>
    </message>
    <message>
        <source>Width (standard deviation) of the Gaussian that smooths the anomaly score within the slice and the brain; 0 for none. The step&apos;s change and the curve stay as they are</source>
        <translation>Breite (Standardabweichung) der Gauß-Glocke, die den Anomaliewert innerhalb der Schicht und des Gehirns glättet; 0 für keine. Die Änderung des Schritts und die Kurve bleiben, wie sie sind</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>model: %1 mm</source>
        <translation>Modell: %1 mm</translation>
    </message>
    <message>
        <source>Smoothing of the map across slices</source>
        <translation>Glättung der Karte über Schichten hinweg</translation>
    </message>
    <message>
        <source>Across slices</source>
        <translation>Über Schichten</translation>
    </message>
    <message>
        <source>Heals every window a second time, mirrored left to right, and takes the mean: steadier on scans unlike those that the model was trained on, and twice the time</source>
        <translation>Heilt jedes Fenster ein zweites Mal, seitenverkehrt, und nimmt das Mittel: verlässlicher bei Scans, die denen des Trainings nicht gleichen, und die doppelte Zeit</translation>
    </message>
    <message>
        <source>Heal mirrored windows too</source>
        <translation>Fenster auch gespiegelt heilen</translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation>Biasfeld</translation>
    </message>
    <message>
        <source>Correction of the bias field</source>
        <translation>Korrektur des Biasfelds</translation>
    </message>
    <message>
        <source>Whether the scan&apos;s shading (the bias field, N4) is divided out before healing, and multiplied back after it. The model&apos;s way is how its training scans were prepared</source>
        <translation>Ob die Schattierung des Scans (das Biasfeld, N4) vor dem Heilen herausgerechnet und danach wieder hineingerechnet wird. Die Art des Modells ist die, in der seine Trainingsscans vorbereitet wurden</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>wie das Modell</translation>
    </message>
    <message>
        <source>How much work goes into the map: fast does a sixth of the work of thorough, for nearly the same map. Choosing a mode sets the expert settings as they suit it</source>
        <translation>Wie viel Arbeit in der Karte steckt: schnell tut ein Sechstel der Arbeit von gründlich, für fast dieselbe Karte. Wer einen Modus wählt, stellt die Experten-Einstellungen passend ein</translation>
    </message>
    <message>
        <source>Expert settings</source>
        <translation>Experten-Einstellungen</translation>
    </message>
    <message>
        <source>Everything else that can be set about healing; the mode has chosen it well for most scans</source>
        <translation>Alles Übrige, was sich am Heilen einstellen lässt; der Modus hat es für die meisten Scans gut gewählt</translation>
    </message>
    <message>
        <source>How far apart the healing steps are: a smaller skip means more steps, and more time</source>
        <translation>Wie weit die Heilschritte auseinander liegen: Ein kleinerer Sprung heißt mehr Schritte und mehr Zeit</translation>
    </message>
    <message>
        <source>How far the window that the network sees moves between two looks: a smaller stride means more windows, and more time</source>
        <translation>Wie weit das Fenster, das das Netz sieht, zwischen zwei Blicken wandert: Ein kleinerer Abstand heißt mehr Fenster und mehr Zeit</translation>
    </message>
    <message>
        <source>also mirrored</source>
        <translation>auch gespiegelt</translation>
    </message>
    <message>
        <source>What the anomaly score is made of: what all steps change, one after the other; what one step changes; or the mean of single steps that each begin with the scan</source>
        <translation>Woraus der Anomaliewert besteht: aus dem, was alle Schritte nacheinander ändern; aus dem, was ein Schritt ändert; oder aus dem Mittel einzelner Schritte, die jeweils beim Scan beginnen</translation>
    </message>
    <message>
        <source>How corrupted the network takes the scan to be: from t = 1, hardly, to the model&apos;s largest t, altogether</source>
        <translation>Für wie verfälscht das Netz den Scan hält: von t = 1, kaum, bis zum größten t des Modells, ganz und gar</translation>
    </message>
    <message>
        <source>How much windows that are mostly background count in the anomaly score: by the share of brain in them, as in the method&apos;s published program; by that share as a weighted mean; or as much as all others</source>
        <translation>Wie viel Fenster, die vor allem Hintergrund zeigen, im Anomaliewert zählen: nach ihrem Anteil an Gehirn, wie im veröffentlichten Programm der Methode; nach diesem Anteil als gewichtetes Mittel; oder so viel wie alle anderen</translation>
    </message>
    <message>
        <source>brain share</source>
        <translation>Gehirnanteil</translation>
    </message>
    <message>
        <source>weighted mean</source>
        <translation>gewichtet</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>The same across slices; 0 for none. It makes what only a single slice shows count less, because the network sees each slice alone. To heal one slice, its neighbours are healed as well</source>
        <translation>Dasselbe quer zu den Schichten; 0 für keine. Was nur eine einzelne Schicht zeigt, zählt dadurch weniger, denn das Netz sieht jede Schicht für sich. Um eine Schicht zu heilen, werden auch ihre Nachbarn geheilt</translation>
    </message>
    <message>
        <source>Where the windows lie: over the brain of each slice, as the patches in training did, or over the whole slice with a margin, as in the method&apos;s published program</source>
        <translation>Wo die Fenster liegen: über dem Gehirn jeder Schicht, wie die Ausschnitte im Training, oder über der ganzen Schicht mit einem Rand, wie im veröffentlichten Programm der Methode</translation>
    </message>
    <message>
        <source>on the brain</source>
        <translation>auf dem Gehirn</translation>
    </message>
    <message>
        <source>whole slice</source>
        <translation>ganze Schicht</translation>
    </message>
    <message>
        <source>correct it</source>
        <translation>korrigieren</translation>
    </message>
    <message>
        <source>leave it</source>
        <translation>belassen</translation>
    </message>
    <message>
        <source>in one region</source>
        <translation>in einer Region</translation>
    </message>
    <message>
        <source>outside a region</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>The region that is meant. Draw an ellipse (E) or paint an area (Shift+B) in a view to mark one</source>
        <translation>Die Region, die gemeint ist. Zeichnen Sie in einer Ansicht eine Ellipse (E) oder malen Sie eine Fläche (Umschalt+B), um eine zu markieren</translation>
    </message>
    <message>
        <source>no region is marked</source>
        <translation>keine markiert</translation>
    </message>
    <message>
        <source>What computes: the processor or a graphics card. Automatic takes a graphics card where there is one</source>
        <translation>Was rechnet: der Prozessor oder eine Grafikkarte. Automatisch nimmt eine Grafikkarte, wo es eine gibt</translation>
    </message>
    <message>
        <source>How many slices &quot;Heal a slab about this slice&quot; heals, with the slice in view in the middle</source>
        <translation>Wie viele Schichten ein geheilter Block hat, mit der gezeigten Schicht in der Mitte</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Set all settings of healing as they are at the program&apos;s first start</source>
        <translation>Alle Einstellungen des Heilens so setzen wie beim ersten Start des Programms</translation>
    </message>
    <message>
        <source>%1 px (usual)</source>
        <translation>%1 px (üblich)</translation>
    </message>
    <message>
        <source>model: correct it</source>
        <translation>Modell: korrigieren</translation>
    </message>
    <message>
        <source>model: leave it</source>
        <translation>Modell: lassen</translation>
    </message>
    <message>
        <source>%1, altered</source>
        <translation>%1, verändert</translation>
    </message>
    <message>
        <source>Not as the mode sets it: %1.</source>
        <translation>Anders, als der Modus es vorsieht: %1.</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Set the expert settings as the mode has them</source>
        <translation>Die Experten-Einstellungen so setzen, wie der Modus sie vorsieht</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::HealingProgress</name>
    <message>
        <source>No scan is open</source>
        <translation>Kein Scan ist offen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Paused at %1 of %2 slices</source>
        <translation>Angehalten bei %1 von %2 Schichten</translation>
    </message>
    <message>
        <source>Ready to heal</source>
        <translation>Bereit zum Heilen</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>Healing failed</source>
        <translation>Heilung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Finding the brain: %1 %</source>
        <translation>Das Gehirn wird gesucht: %1 %</translation>
    </message>
    <message>
        <source>slice %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 slices</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>%1, with a neighbour</source>
        <translation>%1, mit einer Nachbarschicht</translation>
    </message>
    <message>
        <source>%1, with %2 neighbours</source>
        <translation>%1, mit %2 Nachbarschichten</translation>
    </message>
    <message>
        <source>%1 s per slice</source>
        <translation>%1 s je Schicht</translation>
    </message>
    <message>
        <source>Saved results; Heal makes new ones</source>
        <translation>Gespeicherte Ergebnisse; Heilen macht neue</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slice(s) healed (%2)</source>
        <translation>
            <numerusform>%1 von %n Schicht geheilt (%2)</numerusform>
            <numerusform>%1 von %n Schichten geheilt (%2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::KeysBox</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Click, drag</source>
        <translation>Klicken, ziehen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>one view alone, and back</source>
        <translation>eine Ansicht allein, und zurück</translation>
    </message>
    <message>
        <source>Wheel, Up, Down</source>
        <translation>Rad, Auf, Ab</translation>
    </message>
    <message>
        <source>next slice of the view</source>
        <translation>nächste Schicht der Ansicht</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Rechts ziehen</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Mitte ziehen</translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation>Strg und Rad</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Umschalt und ziehen</translation>
    </message>
    <message>
        <source>erase, with the brush</source>
        <translation>radieren, mit dem Pinsel</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Umschalt und Mausrad</translation>
    </message>
    <message>
        <source>the brush&apos;s size</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>move the cross-hair, or use the tool that is chosen</source>
        <translation>das Fadenkreuz bewegen oder das gewählte Werkzeug benutzen</translation>
    </message>
    <message>
        <source>ten slices further</source>
        <translation>zehn Schichten weiter</translation>
    </message>
    <message>
        <source>previous and next healing step</source>
        <translation>voriger und nächster Heilschritt</translation>
    </message>
    <message>
        <source>the scan as it is, and the last healing step</source>
        <translation>der Scan, wie er ist, und der letzte Heilschritt</translation>
    </message>
    <message>
        <source>play the healing steps</source>
        <translation>die Heilschritte abspielen</translation>
    </message>
    <message>
        <source>Hold B</source>
        <translation>B halten</translation>
    </message>
    <message>
        <source>show the scan and the restored picture in turn</source>
        <translation>Scan und wiederhergestelltes Bild im Wechsel zeigen</translation>
    </message>
    <message>
        <source>change contrast and brightness (window and level)</source>
        <translation>Kontrast und Helligkeit ändern (Fensterung)</translation>
    </message>
    <message>
        <source>move the picture</source>
        <translation>das Bild verschieben</translation>
    </message>
</context>
<context>
    <name>disyre::ui::LayerController</name>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Scan</translation>
    </message>
    <message>
        <source>R&amp;estored</source>
        <translation>&amp;Geheilt</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>&amp;Anomaly overlay on or off</source>
        <translation>&amp;Anomalien einfärben oder nicht</translation>
    </message>
</context>
<context>
    <name>disyre::ui::LayerPanel</name>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>The scan as it is (1)</source>
        <translation>Der Scan, wie er ist (1)</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Geheilt</translation>
    </message>
    <message>
        <source>The picture after the step shown (2)</source>
        <translation>Das Bild nach dem gezeigten Schritt (2)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Restored minus scan: mid-grey is unchanged, brighter was raised, darker was lowered (3)</source>
        <translation>Geheilt minus Scan: Mittelgrau ist unverändert, Helleres wurde angehoben, Dunkleres gesenkt (3)</translation>
    </message>
    <message>
        <source>Anomaly overlay</source>
        <translation>Anomalien einfärben</translation>
    </message>
    <message>
        <source>Show the anomaly overlay</source>
        <translation>Die Anomalien einfärben</translation>
    </message>
    <message>
        <source>Colour what healing changed most (A)</source>
        <translation>Färben, was die Heilung am meisten verändert hat (A)</translation>
    </message>
    <message>
        <source>What the overlay shows</source>
        <translation>Was die Farben zeigen</translation>
    </message>
    <message>
        <source>The anomaly score is the mean change over the steps; or look at one step alone, or let each step count as much as you say</source>
        <translation>Der Anomalie-Score ist die mittlere Änderung über die Schritte; oder sehen Sie einen Schritt allein, oder lassen Sie jeden Schritt so viel zählen, wie Sie wollen</translation>
    </message>
    <message>
        <source>score up to this step</source>
        <translation>Score bis hierher</translation>
    </message>
    <message>
        <source>this step alone</source>
        <translation>nur dieser Schritt</translation>
    </message>
    <message>
        <source>weighted steps</source>
        <translation>gewichtete Schritte</translation>
    </message>
    <message>
        <source>What the threshold does</source>
        <translation>Was die Schwelle bewirkt</translation>
    </message>
    <message>
        <source>Whether what lies below the threshold is hidden or faded, or the region above it outlined or filled in one colour</source>
        <translation>Ob unter der Schwelle nichts oder Blasses zu sehen ist, oder ob das Gebiet darüber umrissen oder in einer Farbe gefüllt wird</translation>
    </message>
    <message>
        <source>hide below</source>
        <translation>darunter nichts</translation>
    </message>
    <message>
        <source>fade below</source>
        <translation>darunter blass</translation>
    </message>
    <message>
        <source>outline above</source>
        <translation>darüber Umriss</translation>
    </message>
    <message>
        <source>fill above</source>
        <translation>darüber eine Farbe</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>viridis, for projectors</source>
        <translation>Viridis, für Projektoren</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>The score from which on a place counts as unusual</source>
        <translation>Der Score, ab dem eine Stelle als ungewöhnlich gilt</translation>
    </message>
    <message>
        <source>Overlay threshold</source>
        <translation>Schwelle der Anomalien</translation>
    </message>
    <message>
        <source>Overlay opacity</source>
        <translation>Deckkraft der Farben</translation>
    </message>
    <message>
        <source>How much the overlay covers the picture</source>
        <translation>Wie sehr die Farben das Bild verdecken</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeige</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Use the model&apos;s %1</source>
        <translation>Vorschlag %1 nehmen</translation>
    </message>
    <message>
        <source>Use the threshold that the model&apos;s card suggests</source>
        <translation>Die Schwelle nehmen, die die Karte des Modells vorschlägt</translation>
    </message>
    <message>
        <source>The model suggests no threshold</source>
        <translation>Das Modell schlägt keine Schwelle vor</translation>
    </message>
    <message>
        <source>Brain mask</source>
        <translation>Hirnmaske</translation>
    </message>
    <message>
        <source>Show the brain mask</source>
        <translation>Die Hirnmaske zeigen</translation>
    </message>
    <message>
        <source>Draw the outline of the brain mask, in this colour (O)</source>
        <translation>Den Umriss der Hirnmaske in dieser Farbe zeichnen (O)</translation>
    </message>
    <message>
        <source>Colours of the overlay; all can be read without colour vision, viridis also on a pale projector. With grey, a white line surrounds the region above the threshold, because grey on a grey brain reads as tissue</source>
        <translation>Farben der Überlagerung; alle sind ohne Farbensehen lesbar, Viridis auch auf einem blassen Beamer. Bei Grau umgibt eine weiße Linie die Region über der Schwelle, denn Grau auf grauem Gehirn wirkt wie Gewebe</translation>
    </message>
    <message>
        <source>Use the adjusted %1</source>
        <translation>Angepasste Schwelle %1 nehmen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::LogBox</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The log says what the program did and which errors came up. It holds no file names, nothing of a scan and nothing about a patient, and it stays on this computer until you paste it somewhere.</source>
        <translation>Das Protokoll sagt, was das Programm getan hat und welche Fehler auftraten. Es enthält keine Dateinamen, nichts aus einem Scan und nichts über Patienten, und es bleibt auf diesem Rechner, bis Sie es irgendwo einfügen.</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>There is no log: its file could not be written.</source>
        <translation>Es gibt kein Protokoll: Seine Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <source>Copy the log to the clipboard</source>
        <translation>Das Protokoll in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this box (Esc)</source>
        <translation>Dieses Fenster schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>disyre::ui::LookFirst</name>
    <message>
        <source>&amp;Look first</source>
        <translation>&amp;Erst selbst schauen</translation>
    </message>
    <message>
        <source>Hide the map, the findings and the curves until you have marked your own and compare</source>
        <translation>Karte, Funde und Kurven verbergen, bis Sie Ihre eigenen markiert haben und vergleichen</translation>
    </message>
    <message>
        <source>Com&amp;parison with your marks</source>
        <translation>Ver&amp;gleich mit Ihren Markierungen</translation>
    </message>
    <message>
        <source>Show again what was found by both, by you and by the program</source>
        <translation>Noch einmal zeigen, was beide, was Sie und was das Programm gefunden haben</translation>
    </message>
    <message>
        <source>Look first: mark what you find with the brush (Shift+B) or the ellipse (E). A new area (Shift+N) begins for each place.</source>
        <translation>Erst selbst schauen: Markieren Sie, was Sie finden, mit dem Pinsel (Umschalt+B) oder der Ellipse (E). Beginnen Sie für jede Stelle eine neue Fläche (Umschalt+N).</translation>
    </message>
    <message>
        <source>Heal the scan to compare: nothing of it is shown until then.</source>
        <translation>Heilen Sie den Scan, um zu vergleichen: Bis dahin wird nichts davon gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Compare without a mark</source>
        <translation>Ohne Markierung &amp;vergleichen</translation>
    </message>
    <message>
        <source>Hidden until you compare</source>
        <translation>Verborgen, bis Sie vergleichen</translation>
    </message>
    <message>
        <source>finding %1</source>
        <translation>Fund %1</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Werte mit Kommas (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Compare with the program&apos;s findings</source>
        <translation>Mit den Funden des Programms vergleichen</translation>
    </message>
    <message>
        <source>Show the map and the findings, and who has found what</source>
        <translation>Karte und Funde zeigen, und wer was gefunden hat</translation>
    </message>
</context>
<context>
    <name>disyre::ui::LossPlot</name>
    <message>
        <source>Loss curves</source>
        <translation>Verlustkurven</translation>
    </message>
    <message>
        <source>How far the network&apos;s answers are from the healthy patches, on training and on held-out scans, step by step.</source>
        <translation>Wie weit die Antworten des Netzes von den gesunden Ausschnitten entfernt sind, auf Trainings- und auf zurückgehaltenen Scans, Schritt für Schritt.</translation>
    </message>
    <message>
        <source>How far the network&apos;s answers are from the healthy patches: lower is better. Where the held-out line rises while the training line falls, the network learns its scans by heart.</source>
        <translation>Wie weit die Antworten des Netzes von den gesunden Ausschnitten entfernt sind: weniger ist besser. Wo die Linie „zurückgehalten“ steigt, während die des Trainings fällt, lernt das Netz seine Scans auswendig.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>training, smoothed</source>
        <translation>Training, geglättet</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The curves begin with the first step</source>
        <translation>Die Kurven beginnen mit dem ersten Schritt</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>disyre::ui::MainMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Heal</source>
        <translation>&amp;Heilen</translation>
    </message>
    <message>
        <source>H&amp;elp</source>
        <translation>H&amp;ilfe</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Tasten und Maus</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>&amp;Reset all settings</source>
        <translation>Alle Einstellungen &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;About DISYRE Explorer</source>
        <translation>&amp;Über DISYRE Explorer</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
</context>
<context>
    <name>disyre::ui::MainWindow</name>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Change of each step</source>
        <translation>Änderung je Schritt</translation>
    </message>
    <message>
        <source>DISYRE Explorer (research use, not a medical device)</source>
        <translation>DISYRE Explorer (für die Forschung, kein Medizinprodukt)</translation>
    </message>
    <message>
        <source>%1 – DISYRE Explorer (research use, not a medical device)</source>
        <translation>%1 – DISYRE Explorer (für die Forschung, kein Medizinprodukt)</translation>
    </message>
    <message>
        <source>Single-step profile</source>
        <translation>Einzelschritt-Profil</translation>
    </message>
    <message>
        <source>All settings are as at the program&apos;s first start.</source>
        <translation>Alle Einstellungen sind wie beim ersten Start des Programms.</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>disyre::ui::MarkedRegions</name>
    <message>
        <source>ellipse %1</source>
        <translation>Ellipse %1</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>Fläche %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::Measurements</name>
    <message>
        <source>a measurement</source>
        <translation>eine Messung</translation>
    </message>
    <message>
        <source>moving a measurement</source>
        <translation>Verschieben einer Messung</translation>
    </message>
    <message>
        <source>deleting a measurement</source>
        <translation>Löschen einer Messung</translation>
    </message>
    <message>
        <source>deleting all measurements</source>
        <translation>Löschen aller Messungen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::MessageController</name>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Stopped. The slices healed so far are kept; Heal goes on from there.</source>
        <translation>Abgebrochen. Die schon geheilten Schichten bleiben; „Heilen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopped before a slice was finished.</source>
        <translation>Abgebrochen, bevor eine Schicht fertig war.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::MicroscopePage</name>
    <message>
        <source>Nothing is healed yet. Press Heal it on the bench; its steps are then taken apart here.</source>
        <translation>Noch ist nichts geheilt. Drücken Sie auf der Werkbank „Heilen“; die Schritte werden dann hier zerlegt.</translation>
    </message>
    <message>
        <source>What the network answers when it is shown x_t and told t: how the slice would be without its anomaly</source>
        <translation>Was das Netz antwortet, wenn es x_t sieht und t erfährt: wie die Schicht ohne ihre Anomalie wäre</translation>
    </message>
    <message>
        <source>What the network would change. The mean of these over the steps is the anomaly score.</source>
        <translation>Was das Netz ändern würde. Das Mittel davon über die Schritte ist der Anomaliewert.</translation>
    </message>
    <message>
        <source>The slice as this step begins; rest the pointer on a pixel to see its numbers</source>
        <translation>Die Schicht zu Beginn dieses Schritts; zeigen Sie auf ein Pixel, um seine Zahlen zu sehen</translation>
    </message>
    <message>
        <source>The slice as the next step begins: the estimate, with a share of the difference left in it</source>
        <translation>Die Schicht zu Beginn des nächsten Schritts: die Schätzung, in der ein Anteil des Unterschieds bleibt</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>The step of healing that is taken apart</source>
        <translation>Der Schritt des Heilens, der zerlegt wird</translation>
    </message>
    <message>
        <source>The step of healing that is taken apart; the arrow keys move it</source>
        <translation>Der Schritt des Heilens, der zerlegt wird; die Pfeiltasten gehen weiter</translation>
    </message>
    <message>
        <source>x_t</source>
        <translation>x_t</translation>
    </message>
    <message>
        <source>The next x</source>
        <translation>Das nächste x</translation>
    </message>
    <message>
        <source>x_t with t = %1</source>
        <translation>x_t mit t = %1</translation>
    </message>
    <message>
        <source>The next x, with t = %1</source>
        <translation>Das nächste x, mit t = %1</translation>
    </message>
    <message>
        <source>The next x: the restoration</source>
        <translation>Das nächste x: die Wiederherstellung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Row %1, column %2:  %3 = %4 + %5 · (%6 - %4)</source>
        <translation>Zeile %1, Spalte %2:  %3 = %4 + %5 · (%6 - %4)</translation>
    </message>
    <message>
        <source>Estimate of the healthy slice, x0_hat</source>
        <translation>Schätzung der gesunden Schicht, x0_hat</translation>
    </message>
    <message>
        <source>Their difference, |x_t - x0_hat|</source>
        <translation>Ihr Unterschied, |x_t - x0_hat|</translation>
    </message>
    <message>
        <source>next x = x0_hat + a (x_t - x0_hat), with a = %1: the share of the difference that is left for the next step</source>
        <translation>nächstes x = x0_hat + a (x_t - x0_hat), mit a = %1: dem Anteil des Unterschieds, der für den nächsten Schritt bleibt</translation>
    </message>
    <message>
        <source>Sliding &amp;windows</source>
        <translation>Gleitende &amp;Fenster</translation>
    </message>
    <message>
        <source>Draws the overlapping windows that the slice is healed in, and lists what each of them says about the pixel under the pointer</source>
        <translation>Zeichnet die überlappenden Fenster, in denen die Schicht geheilt wird, und listet auf, was jedes über das Pixel unter dem Zeiger sagt</translation>
    </message>
    <message>
        <source>Estimate of window %1 alone, in its frame</source>
        <translation>Schätzung von Fenster %1 allein</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ModelController</name>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation>Den Ordner eines Modells wählen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Voxel size</source>
        <translation>Voxelgröße</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Select two to compare them; F2 renames one</source>
        <translation>Wählen Sie zwei, um sie zu vergleichen; F2 benennt eines um</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Select a model to read its card, two to compare them.</source>
        <translation>Wählen Sie ein Modell, um seine Karte zu lesen, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>Heals with this model from now on</source>
        <translation>Heilt von nun an mit diesem Modell</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Changes the name on the card (F2)</source>
        <translation>Ändert den Namen auf der Karte (F2)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Copies the model into a folder, to take elsewhere; no scan is in it</source>
        <translation>Kopiert das Modell in einen Ordner, um es mitzunehmen; kein Scan ist darin</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Deletes the model&apos;s files</source>
        <translation>Löscht die Dateien des Modells</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Schließt dieses Fenster</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot;? Scans healed with it keep their results.</source>
        <translation>„%1“ löschen? Damit geheilte Scans behalten ihre Ergebnisse.</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Einen Ordner wählen…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder to heal with it.</source>
        <translation>Wählen Sie den Ordner eines Modells, um damit zu heilen.</translation>
    </message>
    <message>
        <source>skull-stripped</source>
        <translation>ohne Schädel</translation>
    </message>
    <message>
        <source>with skull</source>
        <translation>mit Schädel</translation>
    </message>
    <message>
        <source>Trained on %1</source>
        <translation>Trainiert mit %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation>Lizenz der Gewichte</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>The model that heals the scan: the program&apos;s own built-in one, one that was used lately, or one from another folder</source>
        <translation>Das Modell, das den Scan heilt: das eingebaute des Programms, eines, das zuletzt benutzt wurde, oder eines aus einem anderen Ordner</translation>
    </message>
    <message>
        <source>%1 (built in)</source>
        <translation>%1 (eingebaut)</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4
voxels of %5 × %6 × %7 mm, patches of %8 pixels
%9 parameters, T = %10</source>
        <translation>%1: %2, %3, %4
Voxel von %5 × %6 × %7 mm, Ausschnitte von %8 Pixeln
%9 Parameter, T = %10</translation>
    </message>
    <message>
        <source>Caution: %1</source>
        <translation>Vorsicht: %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::PaintActions</name>
    <message>
        <source>The brush is %1 mm wide.</source>
        <translation>Der Pinsel ist %1 mm breit.</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>&amp;Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Make the brush smaller; Shift and wheel do so too</source>
        <translation>Macht den Pinsel kleiner; Umschalt und Mausrad auch</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Größerer Pinsel</translation>
    </message>
    <message>
        <source>Make the brush larger; Shift and wheel do so too</source>
        <translation>Macht den Pinsel größer; Umschalt und Mausrad auch</translation>
    </message>
    <message>
        <source>&amp;New area</source>
        <translation>&amp;Neue Fläche</translation>
    </message>
    <message>
        <source>The next stroke begins an area of its own, with a curve of its own</source>
        <translation>Der nächste Strich beginnt eine eigene Fläche mit eigener Kurve</translation>
    </message>
    <message>
        <source>The next stroke begins area %1.</source>
        <translation>Der nächste Strich beginnt Fläche %1.</translation>
    </message>
    <message>
        <source>All %1 areas are in use: delete them, or undo strokes.</source>
        <translation>Alle %1 Flächen sind vergeben: Löschen Sie sie, oder nehmen Sie Striche zurück.</translation>
    </message>
    <message>
        <source>&amp;Delete all areas</source>
        <translation>Alle Flächen &amp;löschen</translation>
    </message>
    <message>
        <source>Delete everything that was painted; it can be undone</source>
        <translation>Löscht alles Gemalte; das kann zurückgenommen werden</translation>
    </message>
    <message>
        <source>&amp;Painted areas</source>
        <translation>Gemalte &amp;Flächen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::PaintedAreas</name>
    <message>
        <source>erasing</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>a stroke</source>
        <translation>ein Strich</translation>
    </message>
    <message>
        <source>deleting all areas</source>
        <translation>Löschen aller Flächen</translation>
    </message>
    <message>
        <source>deleting an area</source>
        <translation>eine Fläche löschen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::PictureCopier</name>
    <message>
        <source>Copy the &amp;view</source>
        <translation>An&amp;sicht kopieren</translation>
    </message>
    <message>
        <source>Copy the picture of the view in use to the clipboard</source>
        <translation>Das Bild der benutzten Ansicht in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;window</source>
        <translation>&amp;Fenster kopieren</translation>
    </message>
    <message>
        <source>Copy a picture of the whole window</source>
        <translation>Ein Bild des ganzen Fensters kopieren</translation>
    </message>
    <message>
        <source>There is no picture to copy: open a scan first.</source>
        <translation>Es gibt kein Bild zu kopieren: Öffnen Sie zuerst einen Scan.</translation>
    </message>
    <message>
        <source>The picture of the view was copied.</source>
        <translation>Das Bild der Ansicht wurde kopiert.</translation>
    </message>
    <message>
        <source>The picture of the window was copied.</source>
        <translation>Das Bild des Fensters wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::PictureDialog</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Save pictures</source>
        <translation>Bilder speichern</translation>
    </message>
    <message>
        <source>View in use</source>
        <translation>Aktive Ansicht</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ganzes Fenster</translation>
    </message>
    <message>
        <source>Slices side by side</source>
        <translation>Schichten nebeneinander</translation>
    </message>
    <message>
        <source>Animation of the healing (GIF)</source>
        <translation>Animation der Heilung (GIF)</translation>
    </message>
    <message>
        <source>Its pictures one by one (PNG)</source>
        <translation>Deren Bilder einzeln (PNG)</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Koronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>P&amp;lane</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>&amp;First slice</source>
        <translation>E&amp;rste Schicht</translation>
    </message>
    <message>
        <source>L&amp;ast slice</source>
        <translation>&amp;Letzte Schicht</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Schritt&amp;weite</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>How many times as large as on the screen; for slices, how many pixels a millimetre gets</source>
        <translation>Wievielmal so groß wie auf dem Bildschirm; bei Schichten, wie viele Pixel ein Millimeter bekommt</translation>
    </message>
    <message>
        <source>From one slice to the next</source>
        <translation>Von einer Schicht zur nächsten</translation>
    </message>
    <message>
        <source>How many slices lie beside each other</source>
        <translation>Wie viele Schichten nebeneinander liegen</translation>
    </message>
    <message>
        <source>With the anomaly &amp;overlay</source>
        <translation>Mit eingefärbten &amp;Mit Anomalien-OverlayAnomalien</translation>
    </message>
    <message>
        <source>Scores at or above the threshold, from dark red to pale yellow</source>
        <translation>Werte ab der Schwelle, von Dunkelrot bis Hellgelb</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Each step fades into the next, in the slices through the cross-hair; the anomaly map comes last. The fades are drawn, not computed.</source>
        <translation>Jeder Schritt blendet in den nächsten über, in den Schichten durch das Fadenkreuz; zuletzt kommt die Anomaliekarte. Die Übergänge sind gezeichnet, nicht berechnet.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n picture(s)</source>
        <translation>
            <numerusform>%1, %n Bild</numerusform>
            <numerusform>%1, %n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::PreparationPage</name>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Every scan is turned, cut to the brain, brought to one voxel size and scaled before the network sees it, here and when it heals. Check a few: the brain must be whole, and nothing else left.</source>
        <translation>Jeder Scan wird gedreht, auf das Gehirn beschnitten, auf eine Voxelgröße gebracht und in der Helligkeit angepasst, bevor das Netz ihn sieht, hier wie beim Heilen. Prüfen Sie einige: Das Gehirn muss ganz sein und sonst nichts übrig.</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>axial</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>koronal</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>sagittal</translation>
    </message>
    <message>
        <source>before, %1</source>
        <translation>vorher, %1</translation>
    </message>
    <message>
        <source>after, %1</source>
        <translation>nachher, %1</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>The scan that is shown</source>
        <translation>Der gezeigte Scan</translation>
    </message>
    <message>
        <source>S&amp;can</source>
        <translation>S&amp;can</translation>
    </message>
    <message>
        <source>Voxel size</source>
        <translation>Voxelgröße</translation>
    </message>
    <message>
        <source>Finer voxels show smaller lesions and take far longer: half the size is about eight times the work</source>
        <translation>Feinere Voxel zeigen kleinere Läsionen und dauern weit länger: halbe Größe ist etwa achtmal so viel Arbeit</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>&amp;Voxel size</source>
        <translation>&amp;Voxelgröße</translation>
    </message>
    <message>
        <source>White level</source>
        <translation>Weißpegel</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;White at</source>
        <translation>&amp;Weiß bei</translation>
    </message>
    <message>
        <source>Mask growth</source>
        <translation>Maskenzuwachs</translation>
    </message>
    <message>
        <source>Voxels by which the brain masks are grown, where they cut off the brain&apos;s rim</source>
        <translation>Um so viele Voxel werden die Hirnmasken erweitert, wo sie den Rand des Gehirns abschneiden</translation>
    </message>
    <message>
        <source>&amp;Grow masks by</source>
        <translation>&amp;Masken erweitern um</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>%1 voxels become %2 of %3 mm. Intensity %4 becomes 0, %5 becomes 1.</source>
        <translation>Aus %1 Voxeln werden %2 von %3 mm. Helligkeit %4 wird 0, %5 wird 1.</translation>
    </message>
    <message>
        <source>How many per cent of the brain are darker than white. Lower values give tissue more contrast and clip what is bright.</source>
        <translation>Wie viel Prozent des Gehirns dunkler als Weiß sind. Kleinere Werte geben dem Gewebe mehr Kontrast und schneiden Helles ab.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ProfilePanel</name>
    <message>
        <source>State of the profile</source>
        <translation>Stand des Profils</translation>
    </message>
    <message>
        <source>this voxel</source>
        <translation>dieser Voxel</translation>
    </message>
    <message>
        <source>finding %1</source>
        <translation>Fund %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>Stop the profile</source>
        <translation>Das Profil stoppen</translation>
    </message>
    <message>
        <source>Compute the profile</source>
        <translation>Das Profil berechnen</translation>
    </message>
    <message>
        <source>Stop; what is computed stays (Esc)</source>
        <translation>Stopp; was berechnet ist, bleibt (Esc)</translation>
    </message>
    <message>
        <source>Compute what a single step changes in this slice, at 20 values of t (T)</source>
        <translation>Berechnet, was ein einzelner Schritt in dieser Schicht ändert, für 20 Werte von t (T)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Open a scan to see what a single step changes in it</source>
        <translation>Öffnen Sie einen Scan, um zu sehen, was ein einzelner Schritt in ihm ändert</translation>
    </message>
    <message>
        <source>Computing, the largest t first…</source>
        <translation>Wird berechnet, das größte t zuerst…</translation>
    </message>
    <message>
        <source>The cross-hair is outside the brain: click into it</source>
        <translation>Das Fadenkreuz liegt außerhalb des Gehirns: Klicken Sie hinein</translation>
    </message>
    <message>
        <source>The profile can be computed when healing has ended</source>
        <translation>Das Profil kann berechnet werden, wenn die Heilung beendet ist</translation>
    </message>
    <message>
        <source>Press T to see what a single step changes in this slice, at 20 values of t</source>
        <translation>T zeigt, was ein einzelner Schritt in dieser Schicht ändert, für 20 Werte von t</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ProfilePlot</name>
    <message>
        <source>Single-step profile</source>
        <translation>Einzelschritt-Profil</translation>
    </message>
    <message>
        <source>|x − P(x, t)|</source>
        <translation>|x − P(x, t)|</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>%1, t = %2: %3</source>
        <translation>%1, t = %2: %3</translation>
    </message>
    <message>
        <source>How much one step from t changes the scan, against t: |x − P(x, t)|. As in the curve of the steps, t falls from left to right. Click a point, or use Left and Right, to read its value.</source>
        <translation>Wie viel ein Schritt von t aus den Scan ändert, über t: |x − P(x, t)|. Wie in der Kurve der Schritte fällt t von links nach rechts. Ein Klick auf einen Punkt oder die Tasten Links und Rechts zeigen seinen Wert.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::QuestionBar</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer the question beside this button</source>
        <translation>Die Frage neben diesem Knopf beantworten</translation>
    </message>
</context>
<context>
    <name>disyre::ui::QuizPage</name>
    <message>
        <source>Where is the lesion?</source>
        <translation>Wo ist die Läsion?</translation>
    </message>
    <message>
        <source>Click where you think that the lesion is, or drag an ellipse from its middle outwards</source>
        <translation>Klicken Sie dorthin, wo Sie die Läsion vermuten, oder ziehen Sie eine Ellipse von ihrer Mitte nach außen</translation>
    </message>
    <message>
        <source>What the model changed</source>
        <translation>Was das Modell geändert hat</translation>
    </message>
    <message>
        <source>The anomaly map of this slice, once the round is answered</source>
        <translation>Die Anomaliekarte dieser Schicht, sobald die Runde beantwortet ist</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>S&amp;tartzahl</translation>
    </message>
    <message>
        <source>The lesions of all rounds follow from this number: the same seed gives the same quiz</source>
        <translation>Die Läsionen aller Runden folgen aus dieser Zahl: Dieselbe Startzahl ergibt dasselbe Quiz</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>Begins a quiz with this seed at its first round</source>
        <translation>Beginnt ein Quiz mit dieser Startzahl bei der ersten Runde</translation>
    </message>
    <message>
        <source>&amp;Show the answer</source>
        <translation>&amp;Lösung zeigen</translation>
    </message>
    <message>
        <source>Heals the slice, and shows the lesion beside your mark</source>
        <translation>Heilt die Schicht und zeigt die Läsion neben Ihrer Markierung</translation>
    </message>
    <message>
        <source>&amp;Next round</source>
        <translation>Nächste &amp;Runde</translation>
    </message>
    <message>
        <source>Goes on to the next lesion</source>
        <translation>Geht zur nächsten Läsion</translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation>&amp;Ergebnis</translation>
    </message>
    <message>
        <source>Your score: %1 of %2 points</source>
        <translation>Ihr Ergebnis: %1 von %2 Punkten</translation>
    </message>
    <message>
        <source>Round %1 of %2, %3 of %4 points so far</source>
        <translation>Runde %1 von %2, bisher %3 von %4 Punkten</translation>
    </message>
    <message>
        <source>The model has %1 of %2. Begin anew with another seed for other lesions.</source>
        <translation>Das Modell hat %1 von %2. Beginnen Sie mit einer anderen Startzahl neu, um andere Läsionen zu bekommen.</translation>
    </message>
    <message>
        <source>Begin anew with another seed for other lesions.</source>
        <translation>Beginnen Sie mit einer anderen Startzahl neu, um andere Läsionen zu bekommen.</translation>
    </message>
    <message>
        <source>Putting a lesion into the healthy brain…</source>
        <translation>Eine Läsion wird in das gesunde Gehirn gesetzt…</translation>
    </message>
    <message>
        <source>Healing the slice…</source>
        <translation>Die Schicht wird geheilt…</translation>
    </message>
    <message>
        <source>Show the answer, or mark another place.</source>
        <translation>Lassen Sie sich die Lösung zeigen, oder markieren Sie eine andere Stelle.</translation>
    </message>
    <message>
        <source>There is a lesion in this slice. Click on it, or drag an ellipse from its middle outwards.</source>
        <translation>In dieser Schicht ist eine Läsion. Klicken Sie darauf, oder ziehen Sie eine Ellipse von ihrer Mitte nach außen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 mm away, Dice %2, %n point(s)</source>
        <translation>
            <numerusform>%1 mm entfernt, Dice %2, %n Punkt</numerusform>
            <numerusform>%1 mm entfernt, Dice %2, %n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>You (orange): %1.</source>
        <translation>Sie (orange): %1.</translation>
    </message>
    <message>
        <source>The model&apos;s highest score: %1.</source>
        <translation>Der höchste Wert des Modells: %1.</translation>
    </message>
    <message>
        <source>The lesion is outlined in blue.</source>
        <translation>Die Läsion ist blau umrandet.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ReadoutBar</name>
    <message>
        <source>Position</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Position under the pointer, or else of the cross-hair: millimetres to the patient&apos;s right or left, front (anterior) or back (posterior), head (superior) or feet (inferior)</source>
        <translation>Ort unter dem Zeiger, sonst der des Fadenkreuzes: Millimeter nach rechts oder links (R, L) am Patienten, vorn oder hinten (A, P), oben oder unten (S, I)</translation>
    </message>
    <message>
        <source>Voxel</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Research software, not a medical device</source>
        <translation>Forschungssoftware, kein Medizinprodukt</translation>
    </message>
    <message>
        <source>Do not base any decision about a person&apos;s health on what is shown</source>
        <translation>Stützen Sie keine Entscheidung über die Gesundheit eines Menschen auf das Gezeigte</translation>
    </message>
    <message>
        <source>scan %1  restored %2  score %3</source>
        <translation>Scan %1  geheilt %2  Score %3</translation>
    </message>
    <message>
        <source>voxel –</source>
        <translation>Voxel –</translation>
    </message>
    <message>
        <source>scan –  restored –  score –</source>
        <translation>Scan –  geheilt –  Score –</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>The structure of the brain there, approximately: by an atlas that was aligned with the scan as it was healed</source>
        <translation>Die Struktur des Gehirns an dieser Stelle, ungefähr: nach einem Atlas, der beim Heilen am Scan ausgerichtet wurde</translation>
    </message>
    <message>
        <source>Voxel in the order of the file, counted from 1</source>
        <translation>Voxel in der Reihenfolge der Datei, gezählt ab 1</translation>
    </message>
    <message>
        <source>voxel %1, %2, %3</source>
        <translation>Voxel %1, %2, %3</translation>
    </message>
    <message>
        <source>R –, A –, S – mm</source>
        <translation>R –, A –, S – mm</translation>
    </message>
    <message>
        <source>Intensity of the scan and of the restored picture, the overlay&apos;s score, and the value of a second volume that lies over the scan</source>
        <translation>Intensität des Scans und des geheilten Bilds, der Score der Farben und der Wert eines zweiten Volumens, das über dem Scan liegt</translation>
    </message>
    <message>
        <source>second %1</source>
        <translation>zweites %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::RecentMenu</name>
    <message>
        <source>&amp;Forget these</source>
        <translation>Diese &amp;vergessen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>disyre::ui::RegionPresenter</name>
    <message>
        <source>finding %1</source>
        <translation>Fund %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ReportController</name>
    <message>
        <source>Save &amp;report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>Writes the findings with pictures, settings and what the model was measured to find as two pages of PDF, or as a page of HTML. The scan is not named in it.</source>
        <translation>Schreibt die Funde mit Bildern, Einstellungen und dem, was das Modell gemessen findet, als zwei Seiten PDF oder als HTML-Seite. Der Scan wird darin nicht genannt.</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Pages of HTML (*.html)</source>
        <translation>HTML-Seiten (*.html)</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>The report needs a place for temporary files, and there is none: %1.</source>
        <translation>Der Bericht braucht einen Platz für vorübergehende Dateien, und es gibt keinen: %1.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>A report is being prepared; try again in a moment.</source>
        <translation>Ein Bericht wird vorbereitet; versuchen Sie es gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ReportDialog</name>
    <message>
        <source>Report (research use, not a medical device)</source>
        <translation>Bericht (für die Forschung, kein Medizinprodukt)</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <translation>Seiten des Berichts</translation>
    </message>
    <message>
        <source>&amp;Name the scan</source>
        <translation>Den Scan &amp;nennen</translation>
    </message>
    <message>
        <source>Puts the path of the scan&apos;s file into the report. It may hold the name of a person.</source>
        <translation>Nimmt den Pfad der Scandatei in den Bericht auf. Er kann den Namen einer Person enthalten.</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>Save as &amp;HTML…</source>
        <translation>Als &amp;HTML speichern…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>The report is being prepared…</source>
        <translation>Der Bericht wird vorbereitet…</translation>
    </message>
    <message>
        <source>Page %1 of the report</source>
        <translation>Seite %1 des Berichts</translation>
    </message>
    <message>
        <source>Writing the report %1…</source>
        <translation>Der Bericht %1 wird geschrieben…</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ResultSaver</name>
    <message>
        <source>There is nothing to save yet: heal the scan first.</source>
        <translation>Es gibt noch nichts zu speichern: Heilen Sie erst den Scan.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ResultsController</name>
    <message>
        <source>&amp;Save results…</source>
        <translation>Ergebnisse &amp;speichern…</translation>
    </message>
    <message>
        <source>Save s&amp;creenshot…</source>
        <translation>Bi&amp;ldschirmfoto speichern…</translation>
    </message>
    <message>
        <source>Save the results into a folder</source>
        <translation>Die Ergebnisse in einen Ordner speichern</translation>
    </message>
    <message>
        <source>Save a screenshot</source>
        <translation>Ein Bildschirmfoto speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Saving the results into %1…</source>
        <translation>Die Ergebnisse werden nach %1 gespeichert…</translation>
    </message>
    <message>
        <source>The screenshot could not be written to &quot;%1&quot;: %2.</source>
        <translation>Das Bildschirmfoto konnte nicht nach „%1“ geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ReviewController</name>
    <message>
        <source>%1 is being healed.</source>
        <translation>%1 wird gerade geheilt.</translation>
    </message>
    <message>
        <source>The results of %1 are not saved.</source>
        <translation>Die Ergebnisse von %1 sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>The measurements and painted areas of %1 are not saved.</source>
        <translation>Die Messungen und gemalten Flächen von %1 sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>The decisions about findings of %1 are not saved.</source>
        <translation>Die Entscheidungen über Funde von %1 sind nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ReviewJob</name>
    <message>
        <source>The program ended without a result.</source>
        <translation>Das Programm endete ohne Ergebnis.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SampleStrip</name>
    <message>
        <source>Held-out samples</source>
        <translation>Zurückgehaltene Beispiele</translation>
    </message>
    <message>
        <source>Patches the network never learns from: corrupted, restored by the network as it is now, and as they were. The middle row should come to look like the lower one.</source>
        <translation>Ausschnitte, aus denen das Netz nie lernt: verfälscht, vom Netz in seinem jetzigen Stand geheilt, und wie sie waren. Die mittlere Reihe soll der unteren immer ähnlicher werden.</translation>
    </message>
    <message>
        <source>Samples come with the first check of the held-out scans</source>
        <translation>Beispiele kommen mit der ersten Prüfung an den zurückgehaltenen Scans</translation>
    </message>
    <message>
        <source>corrupted</source>
        <translation>verfälscht</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>geheilt</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SampleTour</name>
    <message>
        <source>The sample is healed. The threshold was lowered to %1, so that the faint one of its two made-up lesions is found too; at the model&apos;s own it is missed. N and P go from finding to finding.</source>
        <translation>Das Beispiel ist geheilt. Die Schwelle wurde auf %1 gesenkt, damit auch die schwache seiner beiden künstlichen Läsionen gefunden wird; bei der Schwelle des Modells wird sie verfehlt. N und P gehen von Fund zu Fund.</translation>
    </message>
    <message>
        <source>The sample is healed. Both of its made-up lesions are among the findings; N and P go from one to the next.</source>
        <translation>Das Beispiel ist geheilt. Seine beiden künstlichen Läsionen sind unter den Funden; N und P gehen von einem zum nächsten.</translation>
    </message>
    <message>
        <source>The sample is healed. Not both of its two made-up lesions are found with these settings. N and P go from finding to finding.</source>
        <translation>Das Beispiel ist geheilt. Mit diesen Einstellungen werden nicht beide künstlichen Läsionen gefunden. N und P gehen von Fund zu Fund.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SavePage</name>
    <message>
        <source>The model&apos;s card</source>
        <translation>Die Karte des Modells</translation>
    </message>
    <message>
        <source>What a person should know who uses the model. Write no patient&apos;s name into it.</source>
        <translation>Was jemand wissen sollte, der das Modell verwendet. Schreiben Sie keinen Patientennamen hinein.</translation>
    </message>
    <message>
        <source>&amp;Save the model</source>
        <translation>Modell &amp;speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As it stands in the list of models</source>
        <translation>Wie es in der Liste der Modelle steht</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Where the scans come from: scanner, protocol, ages; no patient&apos;s name</source>
        <translation>Woher die Scans kommen: Gerät, Protokoll, Alter; kein Patientenname</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Who may use the weights and how; it follows from the scans&apos; own terms</source>
        <translation>Wer die Gewichte wie verwenden darf; es folgt aus den Bedingungen der Scans</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Vorgesehener Gebrauch</translation>
    </message>
    <message>
        <source>What it is for, and what it is not for</source>
        <translation>Wofür es da ist und wofür nicht</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Anything else worth knowing</source>
        <translation>Was sonst wissenswert ist</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>&amp;Heal with it from now on</source>
        <translation>Von nun an damit &amp;heilen</translation>
    </message>
    <message>
        <source>It is in the list of models either way</source>
        <translation>In der Liste der Modelle steht es in jedem Fall</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ScanTable</name>
    <message>
        <source>%1 × %2 × %3</source>
        <translation>%1 × %2 × %3</translation>
    </message>
    <message>
        <source>%1 × %2 × %3 mm</source>
        <translation>%1 × %2 × %3 mm</translation>
    </message>
    <message>
        <source>Mask: %1</source>
        <translation>Maske: %1</translation>
    </message>
    <message>
        <source>Use, file</source>
        <translation>Verwenden, Datei</translation>
    </message>
    <message>
        <source>Middle slices</source>
        <translation>Mittlere Schnitte</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1 to %2
median %3</source>
        <translation>%1 bis %2
Median %3</translation>
    </message>
    <message>
        <source>Voxels and their size</source>
        <translation>Voxel und ihre Größe</translation>
    </message>
    <message>
        <source>no fault found</source>
        <translation>kein Fehler gefunden</translation>
    </message>
    <message>
        <source>no fault found, with a mask</source>
        <translation>kein Fehler gefunden, mit Maske</translation>
    </message>
    <message>
        <source>looks like %1</source>
        <translation>sieht nach %1 aus</translation>
    </message>
    <message>
        <source>Its tissues have the order of brightness of %1, and the modality of this training is %2. Choose the other modality, or leave the scan out.</source>
        <translation>Seine Gewebe haben die Reihenfolge der Helligkeit von %1, und die Modalität dieses Trainings ist %2. Wählen Sie die andere Modalität, oder lassen Sie den Scan weg.</translation>
    </message>
    <message>
        <source>Nothing stands out: its contrast, its size and the likeness of its halves were looked at. Small lesions, and those of both halves, only the pictures show.</source>
        <translation>Nichts fällt auf: Kontrast, Größe und die Ähnlichkeit der Hälften wurden angesehen. Kleine Läsionen und solche beider Hälften zeigen nur die Bilder.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ScansController</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open s&amp;ample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>&amp;Close the scan</source>
        <translation>S&amp;can schließen</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Making the sample…</source>
        <translation>Das Beispiel wird erzeugt…</translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation>Einen Ordner mit Scans öffnen</translation>
    </message>
    <message>
        <source>Looking at the files: %1 of %2</source>
        <translation>Die Dateien werden angesehen: %1 von %2</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Die Dateien werden angesehen …</translation>
    </message>
    <message>
        <source>Open a scan or a case</source>
        <translation>Einen Scan oder Fall öffnen</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ScopeBanner</name>
    <message>
        <source>Whether the scan fits the model</source>
        <translation>Ob der Scan zum Modell passt</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Fold the list into one line</source>
        <translation>Die Liste auf eine Zeile einklappen</translation>
    </message>
    <message>
        <source>Show in what the scan differs</source>
        <translation>Zeigen, worin der Scan abweicht</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ScopeController</name>
    <message>
        <source>The model %1 was chosen for this scan</source>
        <translation>Für diesen Scan wurde das Modell %1 gewählt</translation>
    </message>
    <message>
        <source>This is a %1 scan by the order of its tissues&apos; brightness, so the model %2, which was trained on %3 scans, was chosen. Another one can be chosen under Settings.</source>
        <translation>Nach der Helligkeit seiner Gewebe ist dies ein %1-Scan; darum wurde das Modell %2 gewählt, das mit %3-Scans trainiert wurde. Unter „Einstellungen“ lässt sich ein anderes wählen.</translation>
    </message>
    <message numerus="yes">
        <source>In %n point(s) this scan differs from what the model %1 was trained on</source>
        <translation>
            <numerusform>In %n Punkt weicht dieser Scan von dem ab, womit das Modell %1 trainiert wurde</numerusform>
            <numerusform>In %n Punkten weicht dieser Scan von dem ab, womit das Modell %1 trainiert wurde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::SecondVolumeController</name>
    <message>
        <source>Over&amp;lay another volume…</source>
        <translation>Ein anderes Volumen darüber&amp;legen…</translation>
    </message>
    <message>
        <source>Lay another contrast or a segmentation of the same patient over the scan, at the place that its header states</source>
        <translation>Einen anderen Kontrast oder eine Segmentierung desselben Patienten über den Scan legen, an den Ort, den der Header angibt</translation>
    </message>
    <message>
        <source>Re&amp;move the overlaid volume</source>
        <translation>Das darübergelegte Volumen &amp;wegnehmen</translation>
    </message>
    <message>
        <source>Take the overlaid volume away; its file stays</source>
        <translation>Das darübergelegte Volumen wegnehmen; die Datei bleibt</translation>
    </message>
    <message>
        <source>O&amp;verlaid volume</source>
        <translation>&amp;Darübergelegtes Volumen</translation>
    </message>
    <message>
        <source>Show or hide the volume that lies over the scan</source>
        <translation>Das Volumen, das über dem Scan liegt, zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Overlay another volume</source>
        <translation>Ein anderes Volumen darüberlegen</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>The scan and all that is shown stay as they are.</source>
        <translation>Der Scan und alles, was gezeigt wird, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 lies over the scan.</source>
        <translation>%1 liegt über dem Scan.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SecondVolumePanel</name>
    <message>
        <source>Show the overlaid volume</source>
        <translation>Das darübergelegte Volumen zeigen</translation>
    </message>
    <message>
        <source>Show or hide %1, which lies over the scan (Shift+A)</source>
        <translation>%1, das über dem Scan liegt, zeigen oder verbergen (Umschalt+A)</translation>
    </message>
    <message>
        <source>Overlay another volume…</source>
        <translation>Anderes Volumen darüberlegen…</translation>
    </message>
    <message>
        <source>Overlay another volume</source>
        <translation>Ein anderes Volumen darüberlegen</translation>
    </message>
    <message>
        <source>Lay another contrast or a segmentation of the same patient over the scan, at the place that its header states (Ctrl+L)</source>
        <translation>Einen anderen Kontrast oder eine Segmentierung desselben Patienten über den Scan legen, an den Ort, den der Header angibt (Strg+L)</translation>
    </message>
    <message>
        <source>Remove the overlaid volume</source>
        <translation>Das darübergelegte Volumen wegnehmen</translation>
    </message>
    <message>
        <source>Take the overlaid volume away; its file stays (Ctrl+Shift+L)</source>
        <translation>Das darübergelegte Volumen wegnehmen; die Datei bleibt (Strg+Umschalt+L)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the overlaid volume</source>
        <translation>Farben des darübergelegten Volumens</translation>
    </message>
    <message>
        <source>Automatic gives each label a colour of its own, and grey pictures the colours of hot iron</source>
        <translation>Automatisch gibt jedem Label eine eigene Farbe und Graubildern die Farben glühenden Eisens</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>How the labels are drawn</source>
        <translation>Wie die Labels gezeichnet werden</translation>
    </message>
    <message>
        <source>Whether the labels of a segmentation are filled or only outlined</source>
        <translation>Ob die Labels einer Segmentierung gefüllt oder nur umrissen werden</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>gefüllt</translation>
    </message>
    <message>
        <source>outlined</source>
        <translation>umrissen</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Opacity of the overlaid volume</source>
        <translation>Deckkraft des darübergelegten Volumens</translation>
    </message>
    <message>
        <source>How much the overlaid volume covers the scan</source>
        <translation>Wie stark das darübergelegte Volumen den Scan verdeckt</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SeriesChooser</name>
    <message>
        <source>Choose a series</source>
        <translation>Eine Serie auswählen</translation>
    </message>
    <message>
        <source>There are several series in %1. The one that looks most like a T1-weighted scan of a head is selected.</source>
        <translation>In %1 liegen mehrere Serien. Ausgewählt ist die, die einem T1-gewichteten Scan eines Kopfes am ähnlichsten ist.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Voxels</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Opens the series that is selected</source>
        <translation>Öffnet die ausgewählte Serie</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Opens nothing</source>
        <translation>Öffnet nichts</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other file(s) could not be read.</source>
        <translation>
            <numerusform>%1 und %n andere Datei ließen sich nicht lesen.</numerusform>
            <numerusform>%1 und %n andere Dateien ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Most likely the scan that you want.</source>
        <translation>Wahrscheinlich der gesuchte Scan.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::ServersController</name>
    <message>
        <source>&amp;Get from a DICOM server…</source>
        <translation>Von einem DICOM-Server h&amp;olen …</translation>
    </message>
    <message>
        <source>Looks for series on a server that you named, and receives one</source>
        <translation>Sucht Serien auf einem Server der eigenen Liste und holt eine</translation>
    </message>
    <message>
        <source>D&amp;ICOM servers…</source>
        <translation>DICOM-Ser&amp;ver …</translation>
    </message>
    <message>
        <source>The servers that the program may speak to</source>
        <translation>Die Server, mit denen das Programm sprechen darf</translation>
    </message>
    <message>
        <source>No DICOM server is named yet: add one, then try again.</source>
        <translation>Es ist noch kein DICOM-Server genannt: einen eintragen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Send to a DICOM server</source>
        <translation>An einen DICOM-Server senden</translation>
    </message>
    <message>
        <source>Findings, anomaly map and report are sent to</source>
        <translation>Funde, Anomaliekarte und Bericht gehen an</translation>
    </message>
    <message>
        <source>Make the folder of the series in</source>
        <translation>Ordner der Serie anlegen in</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ServersDialog</name>
    <message>
        <source>DICOM servers</source>
        <translation>DICOM-Server</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>AE &amp;title of the server</source>
        <translation>AE-&amp;Titel des Servers</translation>
    </message>
    <message>
        <source>AE title of t&amp;his program</source>
        <translation>AE-Titel &amp;dieses Programms</translation>
    </message>
    <message>
        <source>Certificates for T&amp;LS</source>
        <translation>Zertifikate für T&amp;LS</translation>
    </message>
    <message>
        <source>none: not encrypted</source>
        <translation>keine: unverschlüsselt</translation>
    </message>
    <message>
        <source>A PEM file with the certificate that the server&apos;s own is signed by. With it, the connection is encrypted.</source>
        <translation>Eine PEM-Datei mit dem Zertifikat, mit dem das des Servers unterschrieben ist. Mit ihr wird die Verbindung verschlüsselt.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>Keeps what is typed, under this name</source>
        <translation>Merkt sich die Angaben unter diesem Namen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Tr&amp;y it</source>
        <translation>Aus&amp;probieren</translation>
    </message>
    <message>
        <source>Asks the server whether it answers</source>
        <translation>Fragt den Server, ob er antwortet</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Frage läuft …</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>Der Server antwortet.</translation>
    </message>
    <message>
        <source>The program speaks to these servers only, and only when you ask it to. The administrator of a DIMSE server has to know this program by its AE title.</source>
        <translation>Das Programm spricht nur mit diesen Servern und nur, wenn es darum gebeten wird. Wer einen DIMSE-Server verwaltet, muss dieses Programm unter seinem AE-Titel kennen.</translation>
    </message>
    <message>
        <source>&amp;Spoken to by</source>
        <translation>Ver&amp;bindung über</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>Us&amp;er name</source>
        <translation>Benut&amp;zername</translation>
    </message>
    <message>
        <source>DIMSE (address, port, AE titles)</source>
        <translation>DIMSE (Adresse, Port, AE-Titel)</translation>
    </message>
    <message>
        <source>DICOMweb (URL)</source>
        <translation>DICOMweb (URL)</translation>
    </message>
    <message>
        <source>such as https://pacs.example/dicom-web</source>
        <translation>etwa https://pacs.example/dicom-web</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>The password is asked for when it is needed, and not kept.</source>
        <translation>Nach dem Passwort wird gefragt, wenn es gebraucht wird; es wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>none: those of the system</source>
        <translation>keine: die des Systems</translation>
    </message>
    <message>
        <source>A PEM file with the certificate that the server&apos;s own is signed by. Without it, those that the system trusts are trusted.</source>
        <translation>Eine PEM-Datei mit dem Zertifikat, mit dem das des Servers unterschrieben ist. Ohne sie gelten die Zertifikate, denen das System vertraut.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SettingsColumn</name>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>How far apart the steps of healing are in t</source>
        <translation>Wie weit die Schritte der Heilung in t auseinander liegen</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>How far one sliding window is from the next</source>
        <translation>Wie weit ein gleitendes Fenster vom nächsten entfernt ist</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>What the anomaly score is made of</source>
        <translation>Woraus der Anomalie-Score besteht</translation>
    </message>
    <message>
        <source>multi-step</source>
        <translation>Mehrschritt</translation>
    </message>
    <message>
        <source>single step at t</source>
        <translation>Einzelschritt t</translation>
    </message>
    <message>
        <source>mean of single steps</source>
        <translation>Mittel der Einzelschritte</translation>
    </message>
    <message>
        <source>brain share</source>
        <translation>Gehirnanteil</translation>
    </message>
    <message>
        <source>weighted mean</source>
        <translation>gewichtet</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>Foreground weighting</source>
        <translation>Vordergrundgewichtung</translation>
    </message>
    <message>
        <source>How much windows that are mostly background count in the anomaly score: by the share of their pixels that is brain, by a mean weighted with it, or all alike</source>
        <translation>Wie viel Fenster mit viel Hintergrund im Anomalie-Score zählen: nach dem Anteil ihrer Pixel, der Gehirn ist, nach einem damit gewichteten Mittel, oder alle gleich</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SettingsPage</name>
    <message>
        <source>How long and how large</source>
        <translation>Wie lange und wie groß</translation>
    </message>
    <message>
        <source>Larger networks and more steps find finer anomalies and take longer. What it takes on this computer is measured with a few steps.</source>
        <translation>Größere Netze und mehr Schritte finden feinere Auffälligkeiten und dauern länger. Was es auf diesem Rechner braucht, wird mit einigen Schritten gemessen.</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>As it will stand in the list of models; no patient&apos;s name</source>
        <translation>Wie es in der Liste der Modelle stehen wird; kein Patientenname</translation>
    </message>
    <message>
        <source>&amp;Name of the model</source>
        <translation>&amp;Name des Modells</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What computes: a graphics card is many times faster than the processor</source>
        <translation>Was rechnet: Eine Grafikkarte ist um ein Vielfaches schneller als der Prozessor</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste, das da ist</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Advanced settings</source>
        <translation>&amp;Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Each setting of the network and its training, with a sentence of what it does</source>
        <translation>Jede Einstellung des Netzes und seines Trainings, mit einem Satz, was sie bewirkt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>How long it takes could not be measured: %1</source>
        <translation>Wie lange es dauert, konnte nicht gemessen werden: %1</translation>
    </message>
    <message>
        <source>&amp;Quick</source>
        <translation>S&amp;chnell</translation>
    </message>
    <message>
        <source>A small network: a first model of your scans</source>
        <translation>Ein kleines Netz: ein erstes Modell Ihrer Scans</translation>
    </message>
    <message>
        <source>S&amp;tandard</source>
        <translation>S&amp;tandard</translation>
    </message>
    <message>
        <source>A wider network and six times the steps, for use</source>
        <translation>Ein breiteres Netz und sechsmal so viele Schritte, zum Gebrauch</translation>
    </message>
    <message>
        <source>&amp;As in the paper</source>
        <translation>Wie im &amp;Artikel</translation>
    </message>
    <message>
        <source>The paper&apos;s network at 1 mm: a day on a graphics card, weeks without</source>
        <translation>Das Netz des Artikels bei 1 mm: ein Tag auf einer Grafikkarte, ohne sie Wochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How often the network is corrected; more is better until the held-out loss is flat.</source>
        <translation>Wie oft das Netz verbessert wird; mehr ist besser, bis der Verlust auf Zurückgehaltenem flach ist.</translation>
    </message>
    <message>
        <source>Patches a step</source>
        <translation>Ausschnitte je Schritt</translation>
    </message>
    <message>
        <source>Patches a pass</source>
        <translation>Ausschnitte je Durchgang</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far each correction goes at most; too high, and the loss leaps or becomes no number.</source>
        <translation>Wie weit jede Verbesserung höchstens geht; ist sie zu hoch, springt der Verlust oder wird keine Zahl.</translation>
    </message>
    <message>
        <source>Patch side</source>
        <translation>Seite des Ausschnitts</translation>
    </message>
    <message>
        <source>Pixels of the square the network sees at once; it must be divisible by the network&apos;s depth.</source>
        <translation>Pixel des Quadrats, das das Netz auf einmal sieht; es muss durch die Tiefe des Netzes teilbar sein.</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>Breiten</translation>
    </message>
    <message>
        <source>Channels of each level of the network: more and wider levels learn more and take longer; each divisible by the groups.</source>
        <translation>Kanäle jeder Ebene des Netzes: mehr und breitere Ebenen lernen mehr und dauern länger; jede durch die Gruppen teilbar.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>Prüfen alle</translation>
    </message>
    <message>
        <source>Steps between two looks at the held-out scans; each takes a moment.</source>
        <translation>Schritte zwischen zwei Blicken auf die zurückgehaltenen Scans; jeder dauert einen Moment.</translation>
    </message>
    <message>
        <source>Patches to check with</source>
        <translation>Ausschnitte zum Prüfen</translation>
    </message>
    <message>
        <source>Held-out patches looked at each time; more make a steadier curve.</source>
        <translation>Zurückgehaltene Ausschnitte, die jedes Mal angesehen werden; mehr ergeben eine ruhigere Kurve.</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>The model is a moving average of the corrections; 0 takes the last one as it is.</source>
        <translation>Das Modell ist ein gleitendes Mittel der Verbesserungen; 0 nimmt die letzte, wie sie ist.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>0 uses all; fewer leave some for other programs.</source>
        <translation>0 nutzt alle; weniger lassen anderen Programmen etwas.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>The same seed, scans and settings give the same model again.</source>
        <translation>Dieselbe Startzahl, dieselben Scans und Einstellungen ergeben dasselbe Modell.</translation>
    </message>
    <message>
        <source>The widths of the network must be whole numbers with commas between, such as 16, 32, 48, 64.</source>
        <translation>Die Breiten des Netzes müssen ganze Zahlen mit Kommas dazwischen sein, etwa 16, 32, 48, 64.</translation>
    </message>
    <message>
        <source>Each width must be divisible by the number of groups: %1 is not by %2.</source>
        <translation>Jede Breite muss durch die Zahl der Gruppen teilbar sein: %1 ist es nicht durch %2.</translation>
    </message>
    <message>
        <source>The patch side must be divisible by %1, for a network of this many levels.</source>
        <translation>Die Seite des Ausschnitts muss bei einem Netz mit so vielen Ebenen durch %1 teilbar sein.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>About %1 of memory. Measuring how long it takes…</source>
        <translation>Etwa %1 Speicher. Es wird gemessen, wie lange es dauert…</translation>
    </message>
    <message>
        <source>About %1 for %2 steps, and %3 of memory (%4 free).</source>
        <translation>Etwa %1 für %2 Schritte, und %3 Speicher (%4 frei).</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The paper&apos;s network is made for voxels of 1 mm, and the scans are prepared to %1 mm. Go back to the preparation to change that.</source>
        <translation>Das Netz des Artikels ist für Voxel von 1 mm gemacht, und die Scans werden auf %1 mm gebracht. Gehen Sie zur Vorbereitung zurück, um das zu ändern.</translation>
    </message>
    <message>
        <source>The devices could not be listed: %1</source>
        <translation>Die Geräte konnten nicht aufgelistet werden: %1</translation>
    </message>
    <message>
        <source>Processor: %1 of memory</source>
        <translation>Prozessor: %1 Speicher</translation>
    </message>
    <message>
        <source>%1 (%2): %3 of memory</source>
        <translation>%1 (%2): %3 Speicher</translation>
    </message>
    <message>
        <source>About %1 of memory: too much to measure how long it takes.</source>
        <translation>Etwa %1 Speicher: zu viel, um zu messen, wie lange es dauert.</translation>
    </message>
    <message>
        <source>About %1 for %2 steps, and %3 of the card&apos;s %4 of memory.</source>
        <translation>Etwa %1 für %2 Schritte, und %3 der %4 Speicher der Karte.</translation>
    </message>
    <message>
        <source>This will probably not fit into memory: about %1 are needed and there are %2. Choose a smaller preset, fewer patches a pass or narrower widths, or close other programs.</source>
        <translation>Das passt vermutlich nicht in den Speicher: Etwa %1 werden gebraucht, und es gibt %2. Wählen Sie eine kleinere Voreinstellung, weniger Ausschnitte je Durchgang oder geringere Breiten, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The fastest there is (%1)</source>
        <translation>Das schnellste, das da ist (%1)</translation>
    </message>
    <message>
        <source>How many patches are looked at before each correction; more is steadier and slower.</source>
        <translation>Wie viele Ausschnitte vor jeder Korrektur angesehen werden; mehr ist ruhiger und langsamer.</translation>
    </message>
    <message>
        <source>How many patches are computed at once; fewer need less memory.</source>
        <translation>Wie viele Ausschnitte auf einmal gerechnet werden; weniger brauchen weniger Speicher.</translation>
    </message>
    <message>
        <source>In how many groups the channels are balanced; each width must be divisible by it.</source>
        <translation>In wie vielen Gruppen die Kanäle ausgeglichen werden; jede Breite muss dadurch teilbar sein.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SliceTexts</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>coronal, %1
%2</source>
        <translation>koronal, %1
%2</translation>
    </message>
    <message>
        <source>sagittal, %1
%2</source>
        <translation>sagittal, %1
%2</translation>
    </message>
    <message>
        <source>axial, %1
%2</source>
        <translation>axial, %1
%2</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>geheilt</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>change of this step</source>
        <translation>Änderung in diesem Schritt</translation>
    </message>
    <message>
        <source>weighted score</source>
        <translation>gewichteter Score</translation>
    </message>
    <message>
        <source>anomaly score</source>
        <translation>Anomalie-Score</translation>
    </message>
    <message>
        <source>difference: none yet</source>
        <translation>Differenz: noch keine</translation>
    </message>
    <message>
        <source>scan, this slice is not healed yet</source>
        <translation>Scan, diese Schicht ist noch nicht geheilt</translation>
    </message>
    <message>
        <source>scan as it is</source>
        <translation>Scan, wie er ist</translation>
    </message>
    <message>
        <source>after step %1 of %2</source>
        <translation>nach Schritt %1 von %2</translation>
    </message>
    <message>
        <source>restored, %1</source>
        <translation>geheilt, %1</translation>
    </message>
    <message>
        <source>difference, %1</source>
        <translation>Differenz, %1</translation>
    </message>
    <message>
        <source>restored where healed</source>
        <translation>geheilt, so weit fertig</translation>
    </message>
    <message>
        <source>difference where healed</source>
        <translation>Differenz, so weit fertig</translation>
    </message>
    <message>
        <source>restored minus scan</source>
        <translation>geheilt minus Scan</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SliceView</name>
    <message>
        <source>Axial slice</source>
        <translation>Axiale Schicht</translation>
    </message>
    <message>
        <source>3-D graphics are not available. Scans can still be healed and results saved, but not shown here.</source>
        <translation>3-D-Grafik ist nicht verfügbar. Scans lassen sich trotzdem heilen und Ergebnisse speichern, nur hier nicht zeigen.</translation>
    </message>
    <message>
        <source>Graphics notice</source>
        <translation>Hinweis zur Grafik</translation>
    </message>
    <message>
        <source>radiological</source>
        <translation>radiologisch</translation>
    </message>
    <message>
        <source>window %1  level %2</source>
        <translation>Breite %1  Lage %2</translation>
    </message>
    <message>
        <source>Coronal slice</source>
        <translation>Koronale Schicht</translation>
    </message>
    <message>
        <source>Sagittal slice</source>
        <translation>Sagittale Schicht</translation>
    </message>
    <message>
        <source>Letters at the edges say which side of the patient is where.</source>
        <translation>Buchstaben am Rand sagen, wo welche Seite des Patienten ist.</translation>
    </message>
    <message>
        <source>neurological</source>
        <translation>neurologisch</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SplitPage</name>
    <message>
        <source>Learn from some, check with others</source>
        <translation>An den einen lernen, an den anderen prüfen</translation>
    </message>
    <message>
        <source>Some subjects are held out: the model never learns from them, so they show whether it learned what healthy brains look like or only these ones. All scans of a subject stay on one side; correct a subject where it was guessed wrong.</source>
        <translation>Einige Personen werden zurückgehalten: Das Modell lernt nie an ihnen, darum zeigen sie, ob es gelernt hat, wie gesunde Gehirne aussehen, oder nur diese. Alle Scans einer Person bleiben auf einer Seite; verbessern Sie eine Person, wo sie falsch erraten wurde.</translation>
    </message>
    <message>
        <source>&amp;Held-out subjects</source>
        <translation>&amp;Zurückgehaltene Personen</translation>
    </message>
    <message>
        <source>Held-out subjects</source>
        <translation>Zurückgehaltene Personen</translation>
    </message>
    <message>
        <source>One in ten is usual; with few subjects, one or two</source>
        <translation>Eine von zehn ist üblich; bei wenigen eine oder zwei</translation>
    </message>
    <message>
        <source>&amp;Draw again</source>
        <translation>Neu &amp;auslosen</translation>
    </message>
    <message>
        <source>Holds out other subjects, as many</source>
        <translation>Hält andere Personen zurück, ebenso viele</translation>
    </message>
    <message>
        <source>Scans and their subjects</source>
        <translation>Scans und ihre Personen</translation>
    </message>
    <message>
        <source>A scan has no subject. Type whose it is, or any name that no other scan has.</source>
        <translation>Ein Scan hat keine Person. Schreiben Sie hin, von wem er ist, oder einen Namen, den kein anderer Scan hat.</translation>
    </message>
    <message>
        <source>No subject is held out, so nothing could tell learning from memorising. Hold out one at least.</source>
        <translation>Keine Person ist zurückgehalten, also ließe sich Lernen nicht von Auswendiglernen unterscheiden. Halten Sie mindestens eine zurück.</translation>
    </message>
    <message>
        <source>At least two subjects must be left to learn from: anomalies are made of another subject&apos;s brain. Hold out fewer, or add scans.</source>
        <translation>Mindestens zwei Personen müssen zum Lernen bleiben: Auffälligkeiten werden aus dem Gehirn einer anderen Person gemacht. Halten Sie weniger zurück oder fügen Sie Scans hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s) to learn from, %1 held out.</source>
        <translation>
            <numerusform>%n Person zum Lernen, %1 zurückgehalten.</numerusform>
            <numerusform>%n Personen zum Lernen, %1 zurückgehalten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disyre::ui::SplitTable</name>
    <message>
        <source>Double-click or press F2 to correct it</source>
        <translation>Doppelklick oder F2, um sie zu verbessern</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>to learn from</source>
        <translation>zum Lernen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
</context>
<context>
    <name>disyre::ui::StartPage</name>
    <message>
        <source>DISYRE Explorer</source>
        <translation>DISYRE Explorer</translation>
    </message>
    <message>
        <source>Open a scan, drop one here, or try the sample</source>
        <translation>Einen Scan öffnen, hierher ziehen oder das Beispiel ansehen</translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation>Scan öffnen…</translation>
    </message>
    <message>
        <source>Open a scan</source>
        <translation>Einen Scan öffnen</translation>
    </message>
    <message>
        <source>Choose a scan&apos;s file (Ctrl+O)</source>
        <translation>Die Datei eines Scans wählen (Strg+O)</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ansehen</translation>
    </message>
    <message>
        <source>Open the sample scan</source>
        <translation>Den Beispielscan öffnen</translation>
    </message>
    <message>
        <source>A brain with two made-up lesions</source>
        <translation>Ein Gehirn mit zwei künstlichen Läsionen</translation>
    </message>
    <message>
        <source>A T1 scan of a brain or a whole head: NIfTI, DICOM, NRRD, MetaImage, MGH or Analyze. Nothing leaves this computer.</source>
        <translation>Ein T1-Scan eines Gehirns oder eines ganzen Kopfes: NIfTI, DICOM, NRRD, MetaImage, MGH oder Analyze. Nichts verlässt diesen Rechner.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>disyre::ui::StepPlot</name>
    <message>
        <source>Change of each step</source>
        <translation>Änderung je Schritt</translation>
    </message>
    <message>
        <source>A curve of how much each healing step changed. A click shows that step.</source>
        <translation>Eine Kurve, wie viel jeder Heilungsschritt verändert hat. Ein Klick zeigt den Schritt.</translation>
    </message>
    <message>
        <source>How much each step changed, on average over the brain. Click a point to see that step.</source>
        <translation>Wie viel jeder Schritt im Mittel über das Gehirn verändert hat. Ein Klick auf einen Punkt zeigt den Schritt.</translation>
    </message>
    <message>
        <source>whole volume</source>
        <translation>ganzes Volumen</translation>
    </message>
    <message>
        <source>this slice</source>
        <translation>diese Schicht</translation>
    </message>
    <message>
        <source>Heal to see how much each step changes</source>
        <translation>Heilen Sie, um zu sehen, wie viel jeder Schritt ändert</translation>
    </message>
    <message>
        <source>mean change</source>
        <translation>mittl. Änderung</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
    <message>
        <source>finding %1</source>
        <translation>Fund %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::StepWeights</name>
    <message>
        <source>All alike</source>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <source>Let all steps count alike</source>
        <translation>Alle Schritte gleich zählen lassen</translation>
    </message>
    <message>
        <source>Let all steps count alike, as in the anomaly score</source>
        <translation>Alle Schritte gleich zählen lassen, wie im Anomalie-Score</translation>
    </message>
    <message>
        <source>Weight of t = %1</source>
        <translation>Gewicht von t = %1</translation>
    </message>
    <message>
        <source>How much the change at t = %1 counts in the overlay</source>
        <translation>Wie viel die Änderung bei t = %1 in den Farben zählt</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SurfacePresenter</name>
    <message>
        <source>3-D, making the surface…</source>
        <translation>3-D, die Oberfläche wird berechnet …</translation>
    </message>
    <message>
        <source>3-D, nothing healed yet</source>
        <translation>3-D, noch nichts geheilt</translation>
    </message>
    <message>
        <source>3-D, score from %1 up</source>
        <translation>3-D, Score ab %1</translation>
    </message>
    <message>
        <source>3-D, no score above %1</source>
        <translation>3-D, kein Score über %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::SurfaceView</name>
    <message>
        <source>Brain in 3-D</source>
        <translation>Gehirn in 3-D</translation>
    </message>
    <message>
        <source>The brain&apos;s surface and, inside it, what healing changed most. Arrow keys turn it.</source>
        <translation>Die Oberfläche des Gehirns und darin, was die Heilung am meisten verändert hat. Pfeiltasten drehen es.</translation>
    </message>
    <message>
        <source>3-D graphics are not available.</source>
        <translation>3-D-Grafik ist nicht verfügbar.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TeachingController</name>
    <message>
        <source>&amp;Teaching</source>
        <translation>&amp;Unterrichten</translation>
    </message>
    <message>
        <source>Corruption &amp;bench…</source>
        <translation>&amp;Werkbank…</translation>
    </message>
    <message>
        <source>Step &amp;microscope…</source>
        <translation>Schritt-&amp;Mikroskop…</translation>
    </message>
    <message>
        <source>&amp;Quiz…</source>
        <translation>&amp;Quiz…</translation>
    </message>
    <message>
        <source>&amp;Guided tours</source>
        <translation>&amp;Führungen</translation>
    </message>
    <message>
        <source>&amp;Open a tour…</source>
        <translation>Führung ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Highlight the pointer</source>
        <translation>&amp;Zeiger hervorheben</translation>
    </message>
    <message>
        <source>Open a tour</source>
        <translation>Führung öffnen</translation>
    </message>
    <message>
        <source>Tours (*.json);;All files (*)</source>
        <translation>Führungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Sample without its lesions</source>
        <translation>Beispiel ohne seine Läsionen</translation>
    </message>
    <message>
        <source>This scan is not open any more. Choose another one.</source>
        <translation>Dieser Scan ist nicht mehr offen. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Nothing can be healed without a model. Choose one in the main window, under Settings.</source>
        <translation>Ohne Modell lässt sich nichts heilen. Wählen Sie eines im Hauptfenster unter Einstellungen.</translation>
    </message>
    <message>
        <source>The main window is healing. Wait until it has ended, or stop it there.</source>
        <translation>Das Hauptfenster heilt gerade. Warten Sie, bis es fertig ist, oder halten Sie es dort an.</translation>
    </message>
    <message>
        <source>Open a scan or the sample in the main window first.</source>
        <translation>Öffnen Sie zuerst im Hauptfenster einen Scan oder das Beispiel.</translation>
    </message>
    <message>
        <source>Sample with a cavity</source>
        <translation>Beispiel mit einem Hohlraum</translation>
    </message>
    <message>
        <source>Sample with a bright mass</source>
        <translation>Beispiel mit einer hellen Raumforderung</translation>
    </message>
    <message>
        <source>Sample with bright spots</source>
        <translation>Beispiel mit hellen Flecken</translation>
    </message>
    <message>
        <source>Sample with atrophy</source>
        <translation>Beispiel mit Atrophie</translation>
    </message>
    <message>
        <source>Sample with a faint patch</source>
        <translation>Beispiel mit einem schwachen Fleck</translation>
    </message>
    <message>
        <source>This model sees whole slices and has no windows.</source>
        <translation>Dieses Modell sieht ganze Schichten und hat keine Fenster.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TeachingWindow</name>
    <message>
        <source>Teaching</source>
        <translation>Unterrichten</translation>
    </message>
    <message>
        <source>Corruption bench</source>
        <translation>Werkbank</translation>
    </message>
    <message>
        <source>Place an anomaly on a slice, let it grow with t, and heal it</source>
        <translation>Setzen Sie eine Anomalie in eine Schicht, lassen Sie sie mit t wachsen, und heilen Sie sie</translation>
    </message>
    <message>
        <source>Step microscope</source>
        <translation>Schritt-Mikroskop</translation>
    </message>
    <message>
        <source>Takes the steps of the last healing apart</source>
        <translation>Zerlegt die Schritte des letzten Heilens</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Quiz</translation>
    </message>
    <message>
        <source>Ten lesions to be found before the model finds them</source>
        <translation>Zehn Läsionen, die es vor dem Modell zu finden gilt</translation>
    </message>
    <message>
        <source>inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>viridis, for projectors</source>
        <translation>Viridis, für Projektoren</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Colours of maps</source>
        <translation>Farben der Karten</translation>
    </message>
    <message>
        <source>Colours of maps and differences; all can be read without colour vision, viridis also on projectors, which lose dark colours</source>
        <translation>Farben der Karten und Unterschiede; alle sind ohne Farbensehen lesbar, Viridis auch auf Projektoren, die dunkle Farben verlieren</translation>
    </message>
    <message>
        <source>Two settings</source>
        <translation>Zwei Einstellungen</translation>
    </message>
    <message>
        <source>The slice of the bench healed with two settings, side by side</source>
        <translation>Die Schicht der Werkbank, mit zwei Einstellungen geheilt, nebeneinander</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ThresholdText</name>
    <message>
        <source>Set by hand.</source>
        <translation>Von Hand gesetzt.</translation>
    </message>
    <message>
        <source>The model suggests none.</source>
        <translation>Das Modell schlägt keine vor.</translation>
    </message>
    <message>
        <source>The model suggests none; %1 is a start.</source>
        <translation>Das Modell schlägt keine vor; %1 ist ein Anfang.</translation>
    </message>
    <message>
        <source>Those scans were healed with other settings: scores differ.</source>
        <translation>Diese Scans wurden mit anderen Einstellungen geheilt: Die Werte weichen ab.</translation>
    </message>
    <message>
        <source>Whether this scan scores higher all over, so that the threshold has to be adjusted, shows when half of its slices are healed.</source>
        <translation>Ob dieser Scan überall höher liegt, sodass die Schwelle angepasst werden muss, zeigt sich, wenn die Hälfte seiner Schichten geheilt ist.</translation>
    </message>
    <message>
        <source>Preliminary, until healing is done.</source>
        <translation>Vorläufig, bis die Heilung fertig ist.</translation>
    </message>
    <message>
        <source>Caution with this model: %1</source>
        <translation>Vorsicht mit diesem Modell: %1</translation>
    </message>
    <message>
        <source>This scan cannot be judged: it scores %1 times as high all over as healthy scans did, and raising the model&apos;s %2 as much would leave nothing above it. The adjusted threshold is the scan&apos;s highest score, %3.</source>
        <translation>Dieser Scan lässt sich nicht beurteilen: Er liegt überall %1-mal so hoch wie gesunde Scans, und würde die Schwelle %2 des Modells ebenso angehoben, bliebe nichts darüber. Die angepasste Schwelle ist der höchste Wert des Scans, %3.</translation>
    </message>
    <message>
        <source>Adjusted for this scan: %1, which is the model&apos;s %2 times %3, because the scan scores %3 times as high all over as healthy scans did.</source>
        <translation>An diesen Scan angepasst: %1, also %2 vom Modell mal %3, weil der Scan überall %3-mal so hoch liegt wie gesunde Scans.</translation>
    </message>
    <message>
        <source>The model&apos;s own: %1, from healthy scans.</source>
        <translation>Vom Modell: %1, aus gesunden Scans.</translation>
    </message>
    <message>
        <source>From healthy scans: %1</source>
        <translation>Aus gesunden Scans: %1</translation>
    </message>
    <message>
        <source>Healed with: %1</source>
        <translation>Geheilt mit: %1</translation>
    </message>
</context>
<context>
    <name>disyre::ui::Timeline</name>
    <message>
        <source>Timeline of the healing steps</source>
        <translation>Zeitleiste der Heilungsschritte</translation>
    </message>
    <message>
        <source>The scan as it is</source>
        <translation>Der Scan, wie er ist</translation>
    </message>
    <message>
        <source>Show the scan as it is (Home)</source>
        <translation>Den Scan zeigen, wie er ist (Pos1)</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Previous step (Left)</source>
        <translation>Voriger Schritt (Links)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the steps (Space)</source>
        <translation>Die Schritte abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Next step (Right)</source>
        <translation>Nächster Schritt (Rechts)</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation>Letzter Schritt (Ende)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Begin again after the last step (L)</source>
        <translation>Nach dem letzten Schritt von vorn beginnen (L)</translation>
    </message>
    <message>
        <source>Playing speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How fast the steps are played</source>
        <translation>Wie schnell die Schritte abgespielt werden</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Healing step</source>
        <translation>Heilungsschritt</translation>
    </message>
    <message>
        <source>Healing step: left is the scan as it is, right the healed picture</source>
        <translation>Heilungsschritt: links der Scan, wie er ist, rechts das geheilte Bild</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Gezeigter Schritt</translation>
    </message>
    <message>
        <source>t falls from T, the most corrupted, to 0, the healed picture</source>
        <translation>t fällt von T, am stärksten verfälscht, auf 0, das geheilte Bild</translation>
    </message>
    <message>
        <source>t = %1 → %2, step %3 of %4</source>
        <translation>t = %1 → %2, Schritt %3 von %4</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Axial slice, from the feet to the head (wheel, Up, Down)</source>
        <translation>Axiale Schicht, von den Füßen zum Kopf (Rad, Auf, Ab)</translation>
    </message>
    <message>
        <source>Slice shown</source>
        <translation>Gezeigte Schicht</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>Heilen</translation>
    </message>
    <message>
        <source>Heal the volume</source>
        <translation>Das Volumen heilen</translation>
    </message>
    <message>
        <source>Heal the whole volume, from this slice outwards (Ctrl+Return)</source>
        <translation>Das ganze Volumen heilen, von dieser Schicht nach außen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Heal a slab about this slice</source>
        <translation>Einen Block um diese Schicht heilen</translation>
    </message>
    <message>
        <source>Heal this slice only</source>
        <translation>Nur diese Schicht heilen</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop healing</source>
        <translation>Heilung abbrechen</translation>
    </message>
    <message>
        <source>Stop healing and keep what is done (Esc)</source>
        <translation>Die Heilung abbrechen und das Fertige behalten (Esc)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stoppt…</translation>
    </message>
    <message>
        <source>Healing progress</source>
        <translation>Fortschritt der Heilung</translation>
    </message>
    <message>
        <source>How much of the healing is done</source>
        <translation>Wie viel der Heilung getan ist</translation>
    </message>
    <message>
        <source>Healing rate and time left</source>
        <translation>Tempo und Restzeit der Heilung</translation>
    </message>
    <message>
        <source>Resume healing</source>
        <translation>Heilung fortsetzen</translation>
    </message>
    <message>
        <source>Pause healing</source>
        <translation>Heilung anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Finding the brain, loading the model…</source>
        <translation>Suche Gehirn, lade Modell…</translation>
    </message>
    <message>
        <source>the scan as it is</source>
        <translation>der Scan, wie er ist</translation>
    </message>
    <message>
        <source>not healed yet</source>
        <translation>noch nicht geheilt</translation>
    </message>
    <message>
        <source>slice %1 of %2, %3 mm</source>
        <translation>Schicht %1 von %2, %3 mm</translation>
    </message>
    <message>
        <source>Go on with the slices not healed yet (Shift+P)</source>
        <translation>Mit den noch nicht geheilten Schichten weitermachen (Umschalt+P)</translation>
    </message>
    <message>
        <source>Pause healing; it can go on later (Shift+P)</source>
        <translation>Die Heilung anhalten; sie kann später weitergehen (Umschalt+P)</translation>
    </message>
    <message>
        <source>Number of the slice, counted from 1 at the feet, and its height in millimetres: S towards the head, I towards the feet</source>
        <translation>Nummer der Schicht, gezählt ab 1 von den Füßen her, und ihre Höhe in Millimetern: S zum Kopf hin, I zu den Füßen hin</translation>
    </message>
    <message>
        <source>Slices done, time a slice takes and time left; in the end, how long the last healing took</source>
        <translation>Fertige Schichten, Zeit für eine Schicht und Restzeit; am Ende, wie lange die letzte Heilung gedauert hat</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TourPanel</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Goes back to the step before (Alt+Left)</source>
        <translation>Geht zum vorigen Schritt zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ends the tour (Alt+End)</source>
        <translation>Beendet die Führung (Alt+Ende)</translation>
    </message>
    <message>
        <source>Goes on without waiting (Alt+Right)</source>
        <translation>Geht weiter, ohne zu warten (Alt+Rechts)</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The control of this step (%1) is not on the screen now. Open the window, panel or tab that holds it, or go on with Next.</source>
        <translation>Das Bedienelement dieses Schritts (%1) ist gerade nicht zu sehen. Öffnen Sie das Fenster, die Tafel oder den Reiter, wo es liegt, oder gehen Sie mit „Weiter“ weiter.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>The tour waits for your click.</source>
        <translation>Die Führung wartet auf Ihren Klick.</translation>
    </message>
    <message>
        <source>The tour waits until you change it.</source>
        <translation>Die Führung wartet, bis Sie es ändern.</translation>
    </message>
    <message>
        <source>The tour waits for the end of a healing.</source>
        <translation>Die Führung wartet auf das Ende eines Heilens.</translation>
    </message>
    <message>
        <source>The tour waits until it is on the screen.</source>
        <translation>Die Führung wartet, bis es zu sehen ist.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TrainingDraft</name>
    <message>
        <source>My model</source>
        <translation>Mein Modell</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TrainingJob</name>
    <message>
        <source>The training program &quot;%1&quot; could not be started: %2. Install the program again.</source>
        <translation>Das Trainingsprogramm „%1“ ließ sich nicht starten: %2. Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>preparing scan %1 of %2</source>
        <translation>Scan %1 von %2 wird vorbereitet</translation>
    </message>
    <message>
        <source>preparing the scans</source>
        <translation>die Scans werden vorbereitet</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>pausing</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>paused at step %1 of %2</source>
        <translation>angehalten bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird beendet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped, the best model is kept</source>
        <translation>beendet, das beste Modell ist behalten</translation>
    </message>
    <message>
        <source>interrupted at step %1 of %2</source>
        <translation>unterbrochen bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>The training ended without saying why. That happens when memory runs out or when the process is ended from outside. If it happens again, close other programs or choose a smaller network.</source>
        <translation>Das Training endete, ohne zu sagen warum. Das geschieht, wenn der Speicher ausgeht oder der Prozess von außen beendet wird. Wenn es wieder vorkommt, schließen Sie andere Programme oder wählen Sie ein kleineres Netz.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>It goes on when you close this window, and after a restart from where it was; scans can be healed meanwhile.</source>
        <translation>Es geht weiter, wenn Sie dieses Fenster schließen, und nach einem Neustart von da, wo es war; währenddessen lassen sich Scans heilen.</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>&amp;Logarithmisch</translation>
    </message>
    <message>
        <source>Shows small improvements late in the training as well as the large early ones</source>
        <translation>Zeigt kleine späte Verbesserungen ebenso wie die großen am Anfang</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>Lern&amp;rate</translation>
    </message>
    <message>
        <source>How far each correction goes, on the axis to the right</source>
        <translation>Wie weit jede Verbesserung geht, auf der Achse rechts</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Glättung</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Over how many steps the training line is averaged</source>
        <translation>Über wie viele Schritte die Trainingslinie gemittelt wird</translation>
    </message>
    <message>
        <source>&amp;Stop and keep the best</source>
        <translation>&amp;Beenden und das Beste behalten</translation>
    </message>
    <message>
        <source>Ends the training; the model is the one with the lowest held-out loss so far</source>
        <translation>Beendet das Training; das Modell ist das mit dem bisher kleinsten Verlust auf Zurückgehaltenem</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Verwerfen…</translation>
    </message>
    <message>
        <source>Ends the training and deletes what it made</source>
        <translation>Beendet das Training und löscht, was es gemacht hat</translation>
    </message>
    <message>
        <source>Discard &quot;%1&quot;? What was trained so far is deleted.</source>
        <translation>„%1“ verwerfen? Was bisher trainiert wurde, wird gelöscht.</translation>
    </message>
    <message>
        <source>D&amp;iscard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Gives the processor back; nothing is lost</source>
        <translation>Gibt den Prozessor frei; nichts geht verloren</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on from where it was, with the same losses</source>
        <translation>Geht von da weiter, wo es war, mit denselben Verlusten</translation>
    </message>
    <message>
        <source>The training &quot;%1&quot; was interrupted at step %2 of %3. It can go on from there.</source>
        <translation>Das Training „%1“ wurde bei Schritt %2 von %3 unterbrochen. Es kann von dort weitergehen.</translation>
    </message>
    <message>
        <source>No training is at work. Start one from the settings.</source>
        <translation>Kein Training läuft. Starten Sie eines aus den Einstellungen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>held out %1 at best</source>
        <translation>zurückgehalten bestenfalls %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>%1 steps a second</source>
        <translation>%1 Schritte je Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 The best model so far is kept. Go on when the cause is gone, or stop and keep that model.</source>
        <translation>%1 Das bisher beste Modell ist behalten. Fahren Sie fort, wenn die Ursache behoben ist, oder beenden Sie und behalten Sie dieses Modell.</translation>
    </message>
    <message>
        <source>%1 The best model so far is kept: stop and keep it.</source>
        <translation>%1 Das bisher beste Modell ist behalten: Beenden und behalten Sie es.</translation>
    </message>
    <message>
        <source>%1 It can go on from its last checkpoint when the cause is gone.</source>
        <translation>%1 Es kann vom letzten Sicherungspunkt weitergehen, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>%1 There is no model yet. Mend the cause and start again from the settings.</source>
        <translation>%1 Es gibt noch kein Modell. Beheben Sie die Ursache und beginnen Sie bei den Einstellungen neu.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TrainingPresenter</name>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Train a model…</source>
        <translation>Ein Modell &amp;trainieren…</translation>
    </message>
    <message>
        <source>&amp;Begin another training…</source>
        <translation>Ein anderes Training &amp;beginnen…</translation>
    </message>
    <message>
        <source>&amp;Pause or resume the training</source>
        <translation>Das Training an&amp;halten oder fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Stop and keep the best</source>
        <translation>&amp;Beenden und das Beste behalten</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>Opens the training</source>
        <translation>Öffnet das Training</translation>
    </message>
    <message>
        <source>An unfinished training can go on</source>
        <translation>Ein unterbrochenes Training kann weitergehen</translation>
    </message>
    <message>
        <source>Training &quot;%1&quot;: %2</source>
        <translation>Training „%1“: %2</translation>
    </message>
    <message>
        <source>%1 Click to see what can be done.</source>
        <translation>%1 Klicken Sie, um zu sehen, was zu tun ist.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::TrainingWizard</name>
    <message>
        <source>Train a model (research use, not a medical device)</source>
        <translation>Ein Modell trainieren (für die Forschung, kein Medizinprodukt)</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; &amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Weiter &gt;</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Closes this window. What you chose is kept, and a training goes on.</source>
        <translation>Schließt dieses Fenster. Was Sie gewählt haben, bleibt, und ein Training geht weiter.</translation>
    </message>
    <message>
        <source>What you need</source>
        <translation>Was Sie brauchen</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Held-out scans</source>
        <translation>Zurückgehaltenes</translation>
    </message>
    <message>
        <source>Anomalies</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Card and saving</source>
        <translation>Karte und Speichern</translation>
    </message>
</context>
<context>
    <name>disyre::ui::UndoActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Wieder tun, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Take back what was done last: a decision, a painted area, a measurement or a change of the brain mask</source>
        <translation>Zurücknehmen, was zuletzt getan wurde: eine Entscheidung, eine gemalte Fläche, eine Messung oder eine Änderung der Gehirnmaske</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf…</translation>
    </message>
    <message>
        <source>Lists all that was done on this scan; a click goes back to it</source>
        <translation>Führt alles auf, was an diesem Scan getan wurde; ein Klick geht dorthin zurück</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>Noch nichts getan</translation>
    </message>
</context>
<context>
    <name>disyre::ui::UnsavedGuard</name>
    <message>
        <source>Close the scan? %1</source>
        <translation>Den Scan schließen? %1</translation>
    </message>
    <message>
        <source>&amp;Close all the same</source>
        <translation>&amp;Trotzdem schließen</translation>
    </message>
    <message>
        <source>&amp;Keep it open</source>
        <translation>&amp;Offen lassen</translation>
    </message>
    <message>
        <source>A training is running; it ends with its last checkpoint and can be resumed.</source>
        <translation>Ein Training läuft; es endet mit seinem letzten Zwischenstand und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Quit? %1</source>
        <translation>Beenden? %1</translation>
    </message>
    <message>
        <source>&amp;Quit all the same</source>
        <translation>&amp;Trotzdem beenden</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Bleiben</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ViewActions</name>
    <message>
        <source>&amp;Cross-hair</source>
        <translation>&amp;Fadenkreuz</translation>
    </message>
    <message>
        <source>Click or drag to move the cross-hair</source>
        <translation>Klicken oder ziehen bewegt das Fadenkreuz</translation>
    </message>
    <message>
        <source>&amp;Ruler</source>
        <translation>&amp;Lineal</translation>
    </message>
    <message>
        <source>Drag to measure a length</source>
        <translation>Ziehen misst eine Länge</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Drag an ellipse to see the mean, spread and area inside</source>
        <translation>Eine Ellipse ziehen zeigt Mittel, Streuung und Fläche darin</translation>
    </message>
    <message>
        <source>&amp;Delete the chosen measurement</source>
        <translation>Gewählte Messung &amp;löschen</translation>
    </message>
    <message>
        <source>Delete the chosen measurement</source>
        <translation>Die gewählte Messung löschen</translation>
    </message>
    <message>
        <source>Delete &amp;all measurements</source>
        <translation>&amp;Alle Messungen löschen</translation>
    </message>
    <message>
        <source>Delete all measurements</source>
        <translation>Alle Messungen löschen</translation>
    </message>
    <message>
        <source>&amp;Axial large</source>
        <translation>&amp;Axial groß</translation>
    </message>
    <message>
        <source>Axial view large, the others beside it</source>
        <translation>Axiale Ansicht groß, die anderen daneben</translation>
    </message>
    <message>
        <source>&amp;Coronal large</source>
        <translation>&amp;Koronal groß</translation>
    </message>
    <message>
        <source>Coronal view large, the others beside it</source>
        <translation>Koronale Ansicht groß, die anderen daneben</translation>
    </message>
    <message>
        <source>&amp;Sagittal large</source>
        <translation>&amp;Sagittal groß</translation>
    </message>
    <message>
        <source>Sagittal view large, the others beside it</source>
        <translation>Sagittale Ansicht groß, die anderen daneben</translation>
    </message>
    <message>
        <source>One view al&amp;one</source>
        <translation>&amp;Eine Ansicht allein</translation>
    </message>
    <message>
        <source>Show only the view in use, and back; a double click does the same</source>
        <translation>Nur die benutzte Ansicht zeigen, und zurück; ein Doppelklick tut dasselbe</translation>
    </message>
    <message>
        <source>Show the cross-&amp;hair</source>
        <translation>&amp;Fadenkreuz zeigen</translation>
    </message>
    <message>
        <source>Show or hide the cross-hair&apos;s lines</source>
        <translation>Die Linien des Fadenkreuzes zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Radiological</source>
        <translation>&amp;Radiologisch</translation>
    </message>
    <message>
        <source>The patient&apos;s right is on the left of the screen</source>
        <translation>Rechts am Patienten ist links auf dem Schirm</translation>
    </message>
    <message>
        <source>&amp;Neurological</source>
        <translation>&amp;Neurologisch</translation>
    </message>
    <message>
        <source>The patient&apos;s right is on the right of the screen</source>
        <translation>Rechts am Patienten ist rechts auf dem Schirm</translation>
    </message>
    <message>
        <source>S&amp;wipe between original and healed</source>
        <translation>Original und Geheiltes &amp;überblenden</translation>
    </message>
    <message>
        <source>Show the original left of a line that can be dragged</source>
        <translation>Das Original links einer Linie zeigen, die sich ziehen lässt</translation>
    </message>
    <message>
        <source>Original and healed si&amp;de by side</source>
        <translation>Original und Geheiltes &amp;nebeneinander</translation>
    </message>
    <message>
        <source>Show the original beside the healed picture</source>
        <translation>Das Original neben dem geheilten Bild zeigen</translation>
    </message>
    <message>
        <source>&amp;Automatic contrast</source>
        <translation>Kontrast &amp;automatisch</translation>
    </message>
    <message>
        <source>Fit window and level to the middle 98 % of the tissue in view</source>
        <translation>Fensterbreite und -lage an die mittleren 98 % des gezeigten Gewebes anpassen</translation>
    </message>
    <message>
        <source>Contrast &amp;as when opened</source>
        <translation>Kontrast &amp;wie beim Öffnen</translation>
    </message>
    <message>
        <source>Reset window and level</source>
        <translation>Fensterbreite und -lage zurücksetzen</translation>
    </message>
    <message>
        <source>Contrast of the &amp;full range</source>
        <translation>Kontrast über den &amp;ganzen Bereich</translation>
    </message>
    <message>
        <source>From the scan&apos;s lowest to its highest intensity</source>
        <translation>Von der niedrigsten bis zur höchsten Intensität des Scans</translation>
    </message>
    <message>
        <source>&amp;More contrast</source>
        <translation>&amp;Mehr Kontrast</translation>
    </message>
    <message>
        <source>Narrower window</source>
        <translation>Schmaleres Fenster</translation>
    </message>
    <message>
        <source>&amp;Less contrast</source>
        <translation>Weniger &amp;Kontrast</translation>
    </message>
    <message>
        <source>Wider window</source>
        <translation>Breiteres Fenster</translation>
    </message>
    <message>
        <source>&amp;Brighter</source>
        <translation>&amp;Heller</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>Niedrigere Lage</translation>
    </message>
    <message>
        <source>&amp;Darker</source>
        <translation>&amp;Dunkler</translation>
    </message>
    <message>
        <source>Higher level</source>
        <translation>Höhere Lage</translation>
    </message>
    <message>
        <source>&amp;Fit to the views</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole head in every view</source>
        <translation>In jeder Ansicht den ganzen Kopf zeigen</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>&amp;Eins zu eins</translation>
    </message>
    <message>
        <source>One voxel on one pixel of the screen</source>
        <translation>Ein Voxel auf einem Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>A&amp;nordnung</translation>
    </message>
    <message>
        <source>Left and ri&amp;ght</source>
        <translation>&amp;Links und rechts</translation>
    </message>
    <message>
        <source>&amp;Window and level</source>
        <translation>&amp;Fensterbreite und -lage</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Vergrößerung</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Four quarters with 3-D</source>
        <translation>&amp;Vier Viertel mit 3-D</translation>
    </message>
    <message>
        <source>The three views and the brain in 3-D, equally large</source>
        <translation>Die drei Ansichten und das Gehirn in 3-D, gleich groß</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Drag to paint an area, with Shift to erase; [ and ], or Shift and wheel, set the size</source>
        <translation>Ziehen malt eine Fläche, mit Umschalt radiert es; [ und ], oder Umschalt und Mausrad, ändern die Größe</translation>
    </message>
    <message>
        <source>&amp;Mend the brain mask</source>
        <translation>Die Hirn&amp;maske ausbessern</translation>
    </message>
    <message>
        <source>Drag to add to the brain mask, with Shift to take away from it; [ and ], or Shift and wheel, set the size</source>
        <translation>Ziehen fügt zur Hirnmaske hinzu, mit Umschalt nimmt es weg; [ und ] oder Umschalt und Mausrad stellen die Größe ein</translation>
    </message>
    <message>
        <source>Contrast of the b&amp;rain</source>
        <translation>Kontrast des Ge&amp;hirns</translation>
    </message>
    <message>
        <source>From the darkest to the brightest tissue of the brain</source>
        <translation>Vom dunkelsten bis zum hellsten Gewebe des Gehirns</translation>
    </message>
    <message>
        <source>Contrast of &amp;grey and white matter</source>
        <translation>Kontrast von &amp;grauer und weißer Substanz</translation>
    </message>
    <message>
        <source>A narrow window: the middle 80 % of the brain&apos;s intensities</source>
        <translation>Ein schmales Fenster: die mittleren 80 % der Intensitäten des Gehirns</translation>
    </message>
</context>
<context>
    <name>disyre::ui::ViewAnnotations</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>0: unchanged</source>
        <translation>0: unverändert</translation>
    </message>
</context>
<context>
    <name>disyre::ui::VolumeChooser</name>
    <message>
        <source>Choose a volume</source>
        <translation>Ein Volumen wählen</translation>
    </message>
    <message>
        <source>%1 holds %2 volumes. The first is selected; the arrow keys or its number select another.</source>
        <translation>%1 enthält %2 Volumen. Das erste ist gewählt; die Pfeiltasten oder seine Nummer wählen ein anderes.</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>Volumen %1</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Opens the volume that is selected</source>
        <translation>Öffnet das gewählte Volumen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Opens nothing</source>
        <translation>Öffnet nichts</translation>
    </message>
</context>
<context>
    <name>disyre::ui::WelcomePage</name>
    <message>
        <source>Train a model on your own healthy scans</source>
        <translation>Ein Modell an Ihren eigenen gesunden Scans trainieren</translation>
    </message>
    <message>
        <source>A model knows the scanner, the protocol and the people it was trained on. Trained on yours, it shows less that is only different, not ill.</source>
        <translation>Ein Modell kennt das Gerät, das Protokoll und die Menschen, an denen es trainiert wurde. An Ihren trainiert, zeigt es weniger, was nur anders ist und nicht krank.</translation>
    </message>
    <message>
        <source>Healthy scans only</source>
        <translation>Nur gesunde Scans</translation>
    </message>
    <message>
        <source>Every lesion that slips in teaches the model to accept it. After training, the scans that look least healthy are shown to you once more.</source>
        <translation>Jede Läsion, die hineingerät, lehrt das Modell, sie hinzunehmen. Nach dem Training werden Ihnen die Scans, die am wenigsten gesund aussehen, noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>One modality</source>
        <translation>Eine Modalität</translation>
    </message>
    <message>
        <source>All T1, or all T2, or all FLAIR: one scanner or several, but one kind of picture. The model works on that kind only.</source>
        <translation>Alle T1, oder alle T2, oder alle FLAIR: ein Gerät oder mehrere, aber eine Art Bild. Das Modell arbeitet nur mit dieser Art.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>3 subjects at least, to try it out; 30 or more for a useful model. One subject in ten is held out to see whether the model learns or memorises.</source>
        <translation>Mindestens 3 Personen zum Ausprobieren; 30 oder mehr für ein brauchbares Modell. Eine von zehn wird zurückgehalten, um zu sehen, ob das Modell lernt oder auswendig lernt.</translation>
    </message>
    <message>
        <source>Brain only</source>
        <translation>Nur das Gehirn</translation>
    </message>
    <message>
        <source>Skull-stripped scans, or whole heads with a second folder of brain masks or label maps, named like the scans.</source>
        <translation>Scans ohne Schädel, oder ganze Köpfe mit einem zweiten Ordner von Hirnmasken oder Labelkarten, die wie die Scans heißen.</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>From minutes for a trial to hours. You see the predicted time and memory on this computer before anything starts, and it goes on when this window is closed.</source>
        <translation>Von Minuten für einen Versuch bis zu Stunden. Sie sehen die vorausgesagte Dauer und den Speicher auf diesem Rechner, bevor etwas beginnt, und es geht weiter, wenn dieses Fenster geschlossen ist.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>On this computer. Nothing is sent anywhere, and no patient&apos;s name gets into the model.</source>
        <translation>Auf diesem Rechner. Nichts wird irgendwohin geschickt, und kein Patientenname kommt in das Modell.</translation>
    </message>
    <message>
        <source>Research software, not a medical device. A model trained here must not be used for diagnosis.</source>
        <translation>Forschungssoftware, kein Medizinprodukt. Ein hier trainiertes Modell darf nicht zur Diagnose verwendet werden.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::WhatIsThis</name>
    <message>
        <source>The scans that are open, with what is healed of each. A click shows one.</source>
        <translation>Die offenen Scans und was von jedem geheilt ist. Ein Klick zeigt einen.</translation>
    </message>
    <message>
        <source>The model that heals, and what it was trained on.</source>
        <translation>Das Modell, das heilt, und womit es trainiert wurde.</translation>
    </message>
    <message>
        <source>The settings of the next healing. They change nothing that is shown until you press Heal again.</source>
        <translation>Die Einstellungen der nächsten Heilung. Sie ändern nichts, was gezeigt wird, bis Sie wieder auf Heilen drücken.</translation>
    </message>
    <message>
        <source>Another volume of the same patient, which lies between the scan and the anomaly overlay.</source>
        <translation>Ein anderes Volumen desselben Patienten, das zwischen dem Scan und den eingefärbten Anomalien liegt.</translation>
    </message>
    <message>
        <source>What the views show: the picture below, the anomaly overlay on it, and how the overlay is drawn.</source>
        <translation>Was die Ansichten zeigen: das Bild unten, die eingefärbten Anomalien darauf und wie sie gezeichnet werden.</translation>
    </message>
    <message>
        <source>The regions that healing changed most. They are no diagnosis: healthy brains have some too.</source>
        <translation>Die Gebiete, die das Heilen am meisten geändert hat. Sie sind keine Diagnose: Auch gesunde Gehirne haben welche.</translation>
    </message>
    <message>
        <source>The curves of how much each healing step changed, the first step on the left. A click shows that step.</source>
        <translation>Die Kurven, wie viel jeder Heilschritt geändert hat, der erste Schritt links. Ein Klick zeigt den Schritt.</translation>
    </message>
    <message>
        <source>What one single step would change in this slice, at 20 values of t.</source>
        <translation>Was ein einzelner Schritt in dieser Schicht ändern würde, bei 20 Werten von t.</translation>
    </message>
    <message>
        <source>The healing steps as a film strip, from the scan as it is to the last step, with the buttons that heal, pause and stop.</source>
        <translation>Die Heilschritte als Filmstreifen, vom Scan, wie er ist, bis zum letzten Schritt, mit den Knöpfen, die heilen, anhalten und abbrechen.</translation>
    </message>
    <message>
        <source>The tools that the left mouse button uses in the views, and how the views are laid out. Esc leaves a tool.</source>
        <translation>Die Werkzeuge der linken Maustaste in den Ansichten, und wie die Ansichten angeordnet sind. Esc legt ein Werkzeug weg.</translation>
    </message>
    <message>
        <source>The brain in 3-D, with the regions above the threshold in it. Drag to turn it; the wheel zooms.</source>
        <translation>Das Gehirn in 3-D mit den Gebieten über der Schwelle. Ziehen dreht es, das Rad vergrößert.</translation>
    </message>
    <message>
        <source>A slice of the scan. Click or drag to move the cross-hair; the wheel shows other slices, the right button changes window and level, the middle button moves the picture, Ctrl and wheel zoom. Numbers stand beside findings.</source>
        <translation>Eine Schicht des Scans. Klicken oder Ziehen bewegt das Fadenkreuz; das Rad zeigt andere Schichten, die rechte Taste ändert Fensterbreite und -lage, die mittlere verschiebt das Bild, Strg und Rad vergrößern. Neben Funden stehen ihre Nummern.</translation>
    </message>
    <message>
        <source>In what the scan differs from the scans that the model was trained on. Nothing is refused, but read it before you trust the map.</source>
        <translation>Worin sich der Scan von denen unterscheidet, mit denen das Modell trainiert wurde. Nichts wird verweigert, aber lesen Sie es, bevor Sie der Karte trauen.</translation>
    </message>
    <message>
        <source>What the program has to say. The cross takes it away.</source>
        <translation>Was das Programm zu sagen hat. Das Kreuz nimmt es weg.</translation>
    </message>
    <message>
        <source>The beginning: open a scan, drop one on the window, or look at the sample first.</source>
        <translation>Der Anfang: Öffnen Sie einen Scan, legen Sie einen auf dem Fenster ab oder sehen Sie sich zuerst das Beispiel an.</translation>
    </message>
    <message>
        <source>The place under the pointer in millimetres and voxels, and what the scan, the restored picture and the score are there.</source>
        <translation>Der Ort unter dem Zeiger in Millimetern und Voxeln, und was Scan, geheiltes Bild und Anomaliewert dort sind.</translation>
    </message>
    <message>
        <source>Trains a model of your own on healthy scans, step by step. Nothing leaves this computer.</source>
        <translation>Trainiert Schritt für Schritt ein eigenes Modell mit gesunden Scans. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>The models on this computer: which one heals, what it was trained on, and what it was measured to find.</source>
        <translation>Die Modelle auf diesem Computer: welches heilt, womit es trainiert wurde und was es nach Messungen findet.</translation>
    </message>
    <message>
        <source>Everything the program can do. F1 on an entry of an open menu explains it.</source>
        <translation>Alles, was das Programm kann. F1 auf einem Eintrag eines offenen Menüs erklärt ihn.</translation>
    </message>
    <message>
        <source>DISYRE Explorer shows what healing by a model of healthy brains changes in a scan. Rest the pointer on a control and press F1 to have it explained.</source>
        <translation>DISYRE Explorer zeigt, was das Heilen durch ein Modell gesunder Gehirne an einem Scan ändert. Lassen Sie den Zeiger auf einem Bedienelement ruhen und drücken Sie F1, um es erklärt zu bekommen.</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Explain the control under the pointer, or the one in use</source>
        <translation>Das Bedienelement unter dem Zeiger oder das benutzte erklären</translation>
    </message>
    <message>
        <source>The manual tells more: using.md, &quot;%1&quot;.</source>
        <translation>Mehr steht im Handbuch: using.md, „%1“.</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
    <message>
        <source>A guided tour: it says what to do, points at the control, and goes on when you have used it.</source>
        <translation>Eine Führung: Sie sagt, was zu tun ist, zeigt auf das Bedienelement und geht weiter, wenn Sie es benutzt haben.</translation>
    </message>
    <message>
        <source>Shows a class how a slice is corrupted and healed: place an anomaly, let it grow, heal it, and look at each step.</source>
        <translation>Zeigt einer Klasse, wie eine Schicht verfälscht und geheilt wird: Setzen Sie eine Anomalie, lassen Sie sie wachsen, heilen Sie sie, und sehen Sie jeden Schritt an.</translation>
    </message>
</context>
<context>
    <name>disyre::ui::WindowsPane</name>
    <message>
        <source>Sliding windows over the pixel</source>
        <translation>Gleitende Fenster über dem Pixel</translation>
    </message>
    <message>
        <source>The windows over the pixel, the heaviest first</source>
        <translation>Die Fenster über dem Pixel, das mit dem größten Gewicht zuerst</translation>
    </message>
    <message>
        <source>Each window is healed by itself. Its estimate enters the slice with this weight, and the weights of a pixel sum to 1. Choose a window to see it alone.</source>
        <translation>Jedes Fenster wird für sich geheilt. Seine Schätzung geht mit diesem Gewicht in die Schicht ein; die Gewichte eines Pixels ergeben zusammen 1. Wählen Sie ein Fenster, um es allein zu sehen.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>How much the chosen window counts at each pixel: black is not at all, the brightest colour is alone</source>
        <translation>Wie viel das gewählte Fenster an jedem Pixel zählt: Schwarz heißt gar nicht, die hellste Farbe allein</translation>
    </message>
    <message>
        <source>%1 mirrored</source>
        <translation>%1 gespiegelt</translation>
    </message>
    <message>
        <source>The windows are being computed…</source>
        <translation>Die Fenster werden berechnet…</translation>
    </message>
    <message>
        <source>No window covers this pixel.</source>
        <translation>Über diesem Pixel liegt kein Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>Sum of the products of %n window(s): %1, the estimate of the slice</source>
        <translation>
            <numerusform>Summe der Produkte von %n Fenster: %1, die Schätzung der Schicht</numerusform>
            <numerusform>Summe der Produkte von %n Fenstern: %1, die Schätzung der Schicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Weights of a window</source>
        <translation>Gewichte eines Fensters</translation>
    </message>
    <message>
        <source>Weights of window %1</source>
        <translation>Gewichte von Fenster %1</translation>
    </message>
</context>
</TS>
