"""An EDZ as a vendor makes it, built by hand from the format reference."""

PART = """<?xml version="1.0" encoding="utf-8" ?>\r
<partsmanagement count="1" length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement"\
 build="136.28" database="C:\\parts.mdb">\r
 <part P_ARTICLE_PARTTYPE="1" P_ARTICLE_PARTNR="FES.2082444" P_ARTICLE_CRAFT_ELECTRICAL="1"\
 P_ARTICLE_DEPTH="0" P_ARTICLE_DESCR1="de_DE@Servomotor; en_US@Servo motor;"\
 P_ARTICLE_EXTERNAL_DOCUMENT_1="https://example.com/1&#10;de_DE@Datenblatt;en_US@Data sheet;"\
 P_ARTICLE_GROUPSYMBOLMACRO="$(MD_MACROS)\\FESTO\\E\\EMME.ems" P_ARTICLE_MANUFACTURER="FES"\
 P_ARTICLE_ORDERNR="2082444" P_ARTICLE_PICTUREFILE="$(MD_IMG)\\FESTO\\17602u_7.jpg"\
 P_ARTICLE_PRODUCTTOPGROUP="1" P_ARTICLE_PRODUCTGROUP="9" P_ARTICLE_PRODUCTSUBGROUP="1"\
 P_ARTICLE_REF_TERMINAL_NAME="FES.Pattern" P_ARTICLE_SUPPLIER="FES"\
 P_ARTICLE_TYPENR="EMME-AS-40" P_ARTICLE_WEIGHT="0,65" P_ARTICLE_UNHEARDOF="kept">\r
  <variant P_ARTICLE_VARIANT="1" P_ARTICLE_VOLTAGE="24 V">\r
   <functiontemplate functiondefcategory="1303" functiondefgroup="1" functiondefid="1" pos="1"/>\r
   <functiontemplate connectiondescription="SIN+" connectionDesignation="5"\
 functiondefcategory="1302" functiondefgroup="1" functiondefid="1" pos="2" terminalNr="-X2B"/>\r
  </variant>\r
 </part>\r
</partsmanagement>\r
"""
ADDRESS = """<?xml version="1.0" encoding="utf-8" ?>\r
<partsmanagement count="1" length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement"\
 build="136.28" database="C:\\parts.mdb">\r
 <address class="12" P_PART_ADDRESS_SHORTNAME="FES" P_PART_ADDRESS_LONGNAME="Festo"\
 P_PART_ADDRESS_TOWN="Esslingen"/>\r
</partsmanagement>\r
"""
PATTERN = """<?xml version="1.0" encoding="utf-8" ?>\r
<partsmanagement count="1" length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement"\
 build="136.28" database="C:\\parts.mdb">\r
 <terminal P_PART_TERMINAL_NAME="FES.Pattern">\r
  <terminalPosition devicetag="-X2B" name="5" pos="1" xpos="12.44"/>\r
 </terminal>\r
</partsmanagement>\r
"""
PROPERTY = """<?xml version="1.0" encoding="utf-8" ?>\r
<partsmanagement count="1" length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement"\
 build="136.28" database="C:\\parts.mdb">\r
 <propertydefinition identname="Festo.Stroke" category="14" datatype="1" propuser="117"/>\r
</partsmanagement>\r
"""
MANIFEST = """<?xml version="1.0" encoding="utf-8" ?>\r
<manifest version="2.0">\r
 <packages>\r
  <package type="part" key="FES.2082444" name="FES.2082444">\r
   <items>\r
    <item type="partxml" name="part" locator="FES.2082444.part.xml"/>\r
    <item type="partxml" name="connectionpoints" locator="FES.Pattern.connectionpoints.xml"/>\r
    <item type="macro" name="groupsymbolmacro" locator="FESTO\\E\\EMME.ems"/>\r
    <item type="partxml" name="manufacturer" locator="FES.manufacturer.xml"/>\r
    <item type="picture" name="picturefile" locator="FESTO\\17602u_7.jpg"/>\r
    <item type="partxml" name="supplier" locator="FES.manufacturer.xml"/>\r
    <item type="model" name="mechanicalmodel" locator="FESTO\\x.stp"/>\r
   </items>\r
  </package>\r
  <package type="propertydefinition" key="Festo.Stroke" name="Festo.Stroke">\r
   <items>\r
    <item type="partxml" name="propertydefinition"\
 locator="Festo.Stroke.propertydefinition.xml"/>\r
   </items>\r
  </package>\r
 </packages>\r
</manifest>\r
"""


def vendor_archive() -> dict[str, bytes]:
    """Members of the archive, in EPLAN's order."""
    return {
        "items/macro/FESTO/E/EMME.ems": b'<EplanPxfRoot Type="WindowMacro"/>' * 20,
        "items/model/FESTO/x.stp": b"ISO-10303-21;",
        "items/partxml/FES.2082444.part.xml": PART.encode(),
        "items/partxml/FES.manufacturer.xml": ADDRESS.encode(),
        "items/partxml/FES.Pattern.connectionpoints.xml": PATTERN.encode(),
        "items/partxml/Festo.Stroke.propertydefinition.xml": PROPERTY.encode(),
        "items/picture/FESTO/17602u_7.jpg": bytes(range(256)),
        "manifest.xml": MANIFEST.encode(),
    }
